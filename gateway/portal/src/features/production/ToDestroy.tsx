import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { body, delivery } from "../../api/clients";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { CardStateTag } from "../../shared/card/CardStateTag";
import { Destroy } from "../../shared/counter/Destroy";
import { ProblemAlert } from "../../shared/ProblemAlert";

// The list is short: what lies at an office now. All of it is read, since what is spoiled may stand anywhere in it.
async function readLaidAside(): Promise<Handover[]> {
  const found: Handover[] = [];
  for (let after: string | undefined, more = true; more; ) {
    const page = await body(delivery.GET("/handovers", { params: { query: { after, limit: 100 } } }));
    found.push(...page.items.filter((card) => card.state === "Spoiled" || card.state === "Returned"));
    after = page.next ?? undefined;
    more = after !== undefined;
  }

  return found;
}

/** Spoiled cards, and old ones given back, wait for a second clerk to see them destroyed. */
export function ToDestroy() {
  const { t } = useWords();
  const cards = useQuery({ queryKey: ["point", "laid-aside"], queryFn: readLaidAside });
  return (
    <section className="card">
      <h2>{t("point.toDestroy")}</h2>
      <ProblemAlert error={cards.error} retry={() => void cards.refetch()} />
      {cards.data?.length === 0 ? <p className="quiet">{t("make.nothingToDestroy")}</p> : null}
      <ul className="plain">
        {cards.data?.map((card) => (
          <li key={card.cardId}>
            <p className="row spread">
              <span>
                <Link to={`/point/handovers/${card.cardId}`}>{card.caseNumber}</Link>{" "}
                <span className="number">{card.cardNumber}</span>
              </span>
              <CardStateTag state={card.state} />
            </p>
            <Destroy card={card} />
          </li>
        ))}
      </ul>
    </section>
  );
}
