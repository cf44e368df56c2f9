import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { Problem } from "../../api/problem";
import { forgetAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { time } from "../format";
import { ProblemAlert } from "../ProblemAlert";
import type { SavedForm } from "./useSavedForm";

type Saved = Pick<SavedForm<unknown, object>, "state" | "takeTheirs" | "keepMine">;

/** Whether what was typed is saved, in words. */
export function SaveNote({ saved: { state } }: { saved: Saved }) {
  const { t, language } = useWords();
  const words =
    state.kind === "saved"
      ? state.at
        ? t("save.savedAt", { time: time(state.at, language) })
        : t("save.auto")
      : t(`save.${state.kind}`);
  return (
    <span className={`save-note save-${state.kind}`} role="status">
      {words}
    </span>
  );
}

/** What stands in the way of saving, and what can be done. */
export function SaveTrouble({ saved: { state, takeTheirs, keepMine } }: { saved: Saved }) {
  const { t } = useWords();
  const queries = useQueryClient();
  if (state.kind === "refused") {
    return state.error instanceof Problem && state.error.status === 401 ? (
      <Alert
        type="warning"
        showIcon
        title={t("save.signedOut")}
        description={t("save.signedOutText")}
        action={
          <Button size="small" onClick={() => forgetAccount(queries)}>
            {t("menu.signIn")}
          </Button>
        }
      />
    ) : (
      <ProblemAlert error={state.error} />
    );
  }

  return state.kind === "conflict" ? (
    <Alert
      type="warning"
      showIcon
      title={t("save.conflictTitle")}
      description={t("save.conflictText")}
      action={
        <div className="row">
          <Button size="small" onClick={() => void takeTheirs()}>
            {t("save.theirs")}
          </Button>
          <Button size="small" onClick={() => void keepMine()}>
            {t("save.mine")}
          </Button>
        </div>
      }
    />
  ) : null;
}
