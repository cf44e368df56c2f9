import { Alert, Button } from "antd";
import { useWords } from "../i18n";
import { useFieldWords, useProblemWords } from "./useProblemWords";

/** What went wrong, in the reader's language, with the fields it is about. */
export function ProblemAlert({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const say = useProblemWords();
  const fieldsOf = useFieldWords();
  if (error === null || error === undefined) {
    return null;
  }

  const fields = fieldsOf(error);
  return (
    <Alert
      className="problem"
      type="error"
      showIcon
      title={say(error)}
      description={
        fields.length > 0 ? (
          <ul>
            {fields.map(({ field, says }) => (
              <li key={field}>{says}</li>
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
