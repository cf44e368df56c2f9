import { Button } from "antd";
import type { ReactNode } from "react";
import type { Versioned } from "../../api/clients";
import { useWords } from "../../i18n";
import { DecisionBar } from "./DecisionBar";
import { Outdated } from "./Outdated";
import { PassDialog } from "./PassDialog";
import type { PinTarget } from "./PinDialog";
import { RefuseDialog } from "./RefuseDialog";
import { ReturnDialog } from "./ReturnDialog";
import type { Acts } from "./useActs";
import type { DraftPin, Pins } from "./usePins";
import { Who } from "./Who";

/** What the service says of a review: who has it, until when, and what may be done. */
interface Offered {
  dueAt: string | null;
  claim: { officer: string; at: string; mine: boolean } | null;
  canClaim: boolean;
  canReturn: boolean;
  canRefuse: boolean;
  canPass: boolean;
}

interface Props<View> {
  number: string;
  at: Offered;
  stage: string;
  acts: Acts<View>;
  send: Record<"claim" | "release" | "pass", () => Promise<Versioned<View>>> & {
    correction: (pins: DraftPin[]) => Promise<Versioned<View>>;
    refusal: (reasonCode: string) => Promise<Versioned<View>>;
  };
  pass: string; // what the button says
  refusalMeans: string;
  pins: Pins;
  targetOf: (pin: DraftPin) => PinTarget;
  pin: (target: PinTarget) => void;
  children?: ReactNode; // what else can be done with what is claimed
}

/** What can be decided now: exactly what the service offers. */
export function Decisions<View>(props: Props<View>) {
  const { number, at, stage, acts, send, pass, refusalMeans, pins, targetOf, pin, children } = props;
  const { t } = useWords();
  const { dialog, setDialog, isPending, error, run, busy } = acts;
  const close = () => setDialog(null);
  return (
    <>
      <Outdated error={error} claim={at.claim} pins={pins.list.length} />
      <DecisionBar
        dueAt={at.dueAt}
        who={<Who claim={at.claim} canClaim={at.canClaim} stage={stage} />}
        pins={pins}
        canPin={at.canReturn}
        targetOf={targetOf}
        pin={pin}
      >
        {at.claim?.mine ? (
          <Button disabled={isPending} loading={busy("release")} onClick={() => run("release", send.release)}>
            {t("deskReview.release")}
          </Button>
        ) : null}
        {children}
        {at.canRefuse ? (
          <Button danger disabled={isPending} onClick={() => setDialog("refusal")}>
            {t("deskReview.refuse")}
          </Button>
        ) : null}
        {at.canReturn ? (
          <Button disabled={isPending || pins.list.length === 0} onClick={() => setDialog("correction")}>
            {t("deskReview.return")}
          </Button>
        ) : null}
        {at.canPass ? (
          <Button
            type="primary"
            disabled={isPending}
            loading={busy("pass")}
            onClick={() => (pins.list.length > 0 ? setDialog("pass") : run("pass", send.pass))}
          >
            {pass}
          </Button>
        ) : null}
        {at.canClaim ? (
          <Button type="primary" loading={busy("claim")} onClick={() => run("claim", send.claim)}>
            {t("deskQueue.claim")}
          </Button>
        ) : null}
      </DecisionBar>
      {dialog === "correction" ? (
        <ReturnDialog
          number={number}
          pins={pins.list}
          nameOf={(one) => targetOf(one).name}
          busy={busy("correction")}
          close={close}
          send={() => run("correction", () => send.correction(pins.list))}
        />
      ) : null}
      {dialog === "refusal" ? (
        <RefuseDialog
          number={number}
          means={refusalMeans}
          busy={busy("refusal")}
          close={close}
          refuse={(reasonCode) => run("refusal", () => send.refusal(reasonCode))}
        />
      ) : null}
      {dialog === "pass" ? (
        <PassDialog
          count={pins.list.length}
          pass={pass}
          busy={busy("pass")}
          send={() => run("pass", send.pass)}
          close={close}
        />
      ) : null}
    </>
  );
}
