import { Alert, Button } from "antd";
import { Problem } from "../api/problem";
import { useWords } from "../i18n";
import { useProblemWords } from "./useProblemWords";

/** What went wrong, in the reader's language, with the fields it is about. */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const say = useProblemWords();
  if (error === null || error === undefined) {
    return null;
  }

  const fields = error instanceof Problem ? Object.entries(error.errors) : [];
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      title={say(error)}
      description={
        fields.length > 0 ? (
          <ul>
            {fields.map(([field, said]) => (
              <li key={field}>{said.join(" ")}</li>
            ))}
          </ul>
        ) : null
      }
      action={
        retry ? (
          <Button size="small" onClick={retry}>
            {t("error.again")}
          </Button>
        ) : null
      }
    />
  );
}
