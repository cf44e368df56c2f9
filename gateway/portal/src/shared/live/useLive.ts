import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { TimelineEntry } from "../../api/types";

const reopenAfter = 5_000;

/** The live stream of all of the caller's cases: what happens is told, and what it changed is asked for anew. */
export function useLive(told?: (entry: TimelineEntry) => void): boolean {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const tell = useRef(told);
  useEffect(() => {
    tell.current = told;
  });
  useEffect(
    () =>
      watch((entry) => {
        void queries.invalidateQueries({ queryKey: ["case", entry.caseId] });
        void queries.invalidateQueries({ queryKey: ["cases"] });
        void queries.invalidateQueries({ queryKey: ["orders"] });
        void queries.invalidateQueries({ queryKey: ["messages"] });
        tell.current?.(entry);
      }, setOpen),
    [queries],
  );
  return open;
}

// A browser has six connections to a host, so its windows share one stream: the one that holds the lock has it and
// passes on what it hears. Without locks (no https, no localhost) each window has its own.
function watch(hear: (entry: TimelineEntry) => void, setOpen: (open: boolean) => void): () => void {
  const others = new BroadcastChannel("apec-live");
  const ended = new AbortController();
  others.onmessage = (message: MessageEvent<TimelineEntry>) => {
    setOpen(true);
    hear(message.data);
  };
  const stream = () =>
    listen(ended.signal, setOpen, (entry) => {
      others.postMessage(entry);
      hear(entry);
    });
  if ("locks" in navigator) {
    navigator.locks.request("apec-live", { signal: ended.signal }, stream).catch(() => undefined); // left while waiting
  } else {
    void stream();
  }

  return () => {
    ended.abort();
    others.close();
  };
}

function listen(ended: AbortSignal, setOpen: (open: boolean) => void, hear: (entry: TimelineEntry) => void) {
  return new Promise<void>((resolve) => {
    if (ended.aborted) {
      resolve(); // the page was left while the lock was on its way
      return;
    }

    let stream: EventSource;
    let timer: number | undefined;
    const open = () => {
      stream = new EventSource("/api/applications/live");
      stream.addEventListener("timeline", (event) => hear(JSON.parse(event.data as string) as TimelineEntry));
      stream.onopen = () => setOpen(true);
      stream.onerror = () => {
        setOpen(false);
        if (stream.readyState === EventSource.CLOSED) {
          // refused: the browser does not come back by itself
          timer = window.setTimeout(open, reopenAfter);
        }
      };
    };
    open();
    ended.addEventListener("abort", () => {
      window.clearTimeout(timer);
      stream.close();
      resolve();
    });
  });
}
