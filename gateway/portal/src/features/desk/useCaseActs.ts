import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Versioned } from "../../api/clients";
import type { ReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { isOutdated } from "../../shared/review/Outdated";
import type { Pins } from "../../shared/review/usePins";

export type Act = "claim" | "release" | "pass" | "correction" | "refusal" | "handover" | "reassignment";

interface Doing {
  act: Act;
  send: () => Promise<Versioned<ReviewView>>;
}

/** Does one thing to the case at a time, and looks at it anew; after a decision it goes back to the queue. */
export function useCaseActs(caseId: string | undefined, number: string, pins: Pins) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Act | null>(null);
  const doing = useMutation({
    mutationFn: ({ send }: Doing) => send(),
    onSuccess: async (fresh, { act }) => {
      setDialog(null);
      queries.setQueryData(["desk", "case", fresh.value.caseId], fresh);
      message.success(t(`deskReview.done.${act}`, { number }));
      if (act === "pass" || act === "correction" || act === "refusal") {
        pins.clear();
        await navigate("/desk");
      }
    },
    onError: (error) => isOutdated(error) && setDialog(null),
    onSettled: (_, error) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["desk"] }),
        error ? queries.invalidateQueries({ queryKey: ["case", caseId] }) : undefined,
      ]),
  });
  return {
    dialog,
    setDialog,
    isPending: doing.isPending,
    error: doing.error,
    run: (act: Act, send: Doing["send"]) => doing.mutate({ act, send }),
    busy: (act: Act) => doing.isPending && doing.variables.act === act,
  };
}
