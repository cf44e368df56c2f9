import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { TimelineEntry } from "../../api/types";
import { askAnew } from "./askAnew";

const reopenAfter = 5_000;

/** The live stream of all of the caller's cases: what happens is told, and what it changed is asked for anew. */
export function useLive(told?: (entry: TimelineEntry) => void): boolean {
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const tell = useRef(told);
  useEffect(() => {
    tell.current = told;
  });
  useEffect(() => {
    const ask = askAnew(queries);
    return watch((news) => {
      if (news === "gone") {
        setOpen(false);
        return;
      }

      setOpen(true);
      void ask([["case", ...(news === "here" ? [] : [news.caseId])], ["cases"], ["orders"], ["messages"]]);
      if (news !== "here") {
        tell.current?.(news);
      }
    });
  }, [queries]);
  return open;
}

/** An entry; or that the stream is here, so that what was read before may be old; or gone. */
type News = TimelineEntry | "here" | "gone";

// A browser has six connections to a host, so its windows share one stream: the one that holds the lock has it and
// passes on what it hears. Without locks (no https, no localhost) each window has its own.
function watch(hear: (news: News) => void): () => void {
  const others = new BroadcastChannel("apec-live");
  const ended = new AbortController();
  others.onmessage = (message: MessageEvent<News>) => hear(message.data);
  const stream = () =>
    listen(ended.signal, (news) => {
      others.postMessage(news);
      hear(news);
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

function listen(ended: AbortSignal, hear: (news: News) => void) {
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
      stream.onopen = () => hear("here");
      stream.onerror = () => {
        hear("gone");
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
