import { Alert, Button } from "antd";
import { Link } from "react-router";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { Destroy } from "../../shared/counter/Destroy";
import { HandOver } from "./HandOver";
import { OldCard } from "./OldCard";
import { Post } from "./Post";

/** The one thing to do with this card now. */
export function NextStep({ card, etag }: { card: Handover; etag: string }) {
  const { t } = useWords();
  if (card.oldCardOwed && (card.validity === "NotYetLive" || card.validity === "Live")) {
    return (
      <section className="card">
        <h2>{t("hand.oldFirst")}</h2>
        <OldCard caseNumber={card.caseNumber} />
      </section>
    );
  }

  if (card.canCollect) {
    return (
      <section className="card">
        <h2>{t("hand.check")}</h2>
        <HandOver card={card} etag={etag} />
      </section>
    );
  }

  if (card.canPost) {
    return (
      <section className="card">
        <h2>{t("post.title")}</h2>
        <Post card={card} etag={etag} />
      </section>
    );
  }

  if (card.state === "Spoiled" || card.state === "Returned") {
    return (
      <section className="card">
        <h2>{t("destroy.title")}</h2>
        <Destroy card={card} />
      </section>
    );
  }

  const isDone = card.state === "Collected" || card.state === "Posted" || card.state === "Mailed";
  return (
    <section className="card" aria-live="polite">
      <Alert
        type={isDone ? "success" : "info"}
        showIcon
        title={t(`cardState.${card.state}`)}
        description={t(isDone ? `hand.after.${card.state}` : "hand.nothing")}
      />
      <p>
        <Link to="/point">
          <Button type="primary">{t("hand.next")}</Button>
        </Link>
      </p>
    </section>
  );
}
