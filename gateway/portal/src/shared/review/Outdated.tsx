import { Alert } from "antd";
import { Problem } from "../../api/problem";
import { useWords } from "../../i18n";
import { moment } from "../format";
import { ProblemAlert } from "../ProblemAlert";
import { useNames } from "../useNames";
import { useProblemWords } from "../useProblemWords";

interface Props {
  error: unknown;
  claim: { officer: string; at: string; mine: boolean } | null | undefined;
  pins: number;
}

/** Whether a refusal says that it has changed meanwhile: then it is looked at anew. */
export const isOutdated = (error: unknown): boolean =>
  error instanceof Problem && [404, 409, 412].includes(error.status);

/** What was refused; and when somebody else was first, who, what is shown now, and that nothing typed is lost. */
export function Outdated({ error, claim, pins }: Props) {
  const { t, language } = useWords();
  const say = useProblemWords();
  const nameOf = useNames([claim?.officer], t("deskReview.colleague"));
  if (!isOutdated(error)) {
    return <ProblemAlert error={error} />;
  }

  return (
    <Alert
      className="problem"
      type="warning"
      showIcon
      role="alert"
      title={say(error)}
      description={
        <>
          {t("deskReview.reloaded")}{" "}
          {claim && !claim.mine
            ? t("deskReview.heldBy", { name: nameOf(claim.officer), at: moment(claim.at, language) })
            : null}{" "}
          {pins > 0 ? t("deskReview.pinsKept", { count: pins }) : null}
        </>
      }
    />
  );
}
