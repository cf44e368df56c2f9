import { useMutation, useQueryClient, type QueryKey } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Versioned } from "../../api/clients";
import { useWords } from "../../i18n";
import { isOutdated } from "./Outdated";
import type { Pins } from "./usePins";

export type Act = "claim" | "release" | "pass" | "correction" | "refusal" | "handover" | "reassignment";

interface Doing<View> {
  act: Act;
  send: () => Promise<Versioned<View>>;
}

interface AtDesk {
  number: string;
  pins: Pins;
  review: QueryKey; // where what an act answers is kept
  file: QueryKey; // what is looked at anew when a colleague was first
  queue: string; // the way back after a decision
}

/** Does one thing at a time, and looks at it anew; after a decision it goes back to the queue. */
export function useActs<View>({ number, pins, review, file, queue }: AtDesk) {
  const { t } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [dialog, setDialog] = useState<Act | null>(null);
  const doing = useMutation({
    mutationFn: ({ send }: Doing<View>) => send(),
    onSuccess: async (fresh, { act }) => {
      setDialog(null);
      queries.setQueryData(review, fresh);
      message.success(t(`deskReview.done.${act}`, { number }));
      if (act === "pass" || act === "correction" || act === "refusal") {
        pins.clear();
        await navigate(queue);
      }
    },
    onError: (error) => isOutdated(error) && setDialog(null),
    onSettled: (_, error) =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ["desk"] }),
        error ? queries.invalidateQueries({ queryKey: file }) : undefined,
      ]),
  });
  return {
    dialog,
    setDialog,
    isPending: doing.isPending,
    error: doing.error,
    run: (act: Act, send: Doing<View>["send"]) => doing.mutate({ act, send }),
    busy: (act: Act) => doing.isPending && doing.variables.act === act,
  };
}

export type Acts<View> = ReturnType<typeof useActs<View>>;
