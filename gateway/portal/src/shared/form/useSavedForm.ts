import { useCallback, useEffect, useRef, useState } from "react";
import type { Versioned } from "../../api/clients";
import { isOffline, Problem } from "../../api/problem";
import { withValue } from "./paths";
import { forgetUnsaved, keepUnsaved, readUnsaved } from "./unsaved";

export type SaveState =
  | { kind: "saved"; at: Date | null }
  | { kind: "saving" }
  | { kind: "offline" }
  | { kind: "conflict" }
  | { kind: "refused"; error: unknown };

interface Source<View, Form> {
  name: string; // under which what could not be saved is kept
  loaded: Versioned<View>;
  formOf: (view: View) => Form;
  save: (form: Form, etag: string) => Promise<Versioned<View>>;
  reload: () => Promise<Versioned<View>>;
}

export interface SavedForm<View, Form> {
  view: View;
  form: Form;
  state: SaveState;
  change: (changes: Record<string, unknown>) => void;
  flush: () => Promise<View | null>; // what the server says now that it has everything; null when it has not
  etag: () => string;
  takeTheirs: () => Promise<void>;
  keepMine: () => Promise<void>;
}

const pause = 800;
const tryAgainAfter = 5_000;

/** A form saved as it is typed, one save at a time; what could not be saved yet stays here and is tried again. */
export function useSavedForm<View, Form extends object>(source: Source<View, Form>): SavedForm<View, Form> {
  const { name, loaded, formOf, reload } = source;
  const [kept] = useState(() => readUnsaved<Form>(name));
  const [isStale] = useState(() => kept !== null && kept.of !== JSON.stringify(formOf(loaded.value)));
  const [view, setView] = useState(loaded.value);
  const [form, setForm] = useState(() => kept?.form ?? formOf(loaded.value));
  const [state, setState] = useState<SaveState>(isStale ? { kind: "conflict" } : { kind: "saved", at: null });
  const newest = useRef(form);
  const answered = useRef(loaded.value);
  const etag = useRef(loaded.etag);
  const dirty = useRef(kept !== null);
  const blocked = useRef(isStale); // somebody else saved: a person decides first
  const running = useRef<Promise<void> | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const server = useRef(source);
  useEffect(() => {
    server.current = source;
  });

  const flush = useCallback(async (): Promise<View | null> => {
    window.clearTimeout(timer.current);
    // A call was noted, a fee was paid: something happened beside the form, and nobody's words are overwritten.
    const isFormAsWeLeftIt = async () => {
      const { formOf, reload } = server.current;
      const now = await reload();
      const isAsLeft = JSON.stringify(formOf(now.value)) === JSON.stringify(formOf(answered.current));
      if (isAsLeft) {
        etag.current = now.etag;
        answered.current = now.value;
        setView(now.value);
      }

      return isAsLeft;
    };
    const save = async () => {
      try {
        return await server.current.save(newest.current, etag.current);
      } catch (error) {
        if (error instanceof Problem && error.status === 412 && (await isFormAsWeLeftIt())) {
          return await server.current.save(newest.current, etag.current);
        }

        throw error;
      }
    };
    const write = async () => {
      while (dirty.current && !blocked.current) {
        dirty.current = false;
        setState({ kind: "saving" });
        try {
          const saved = await save();
          etag.current = saved.etag;
          answered.current = saved.value;
          setView(saved.value);
          setState({ kind: "saved", at: new Date() });
          if (!dirty.current) {
            forgetUnsaved(server.current.name);
          }
        } catch (error) {
          dirty.current = true;
          if (isOffline(error) || (error instanceof Problem && error.status >= 502)) {
            setState({ kind: "offline" });
            timer.current = window.setTimeout(() => void flush(), tryAgainAfter);
          } else {
            blocked.current = error instanceof Problem && error.status === 412;
            setState(blocked.current ? { kind: "conflict" } : { kind: "refused", error });
          }

          return;
        }
      }
    };
    running.current ??= write().finally(() => {
      running.current = null;
    });
    await running.current;
    return dirty.current ? null : answered.current;
  }, []);

  const change = useCallback(
    (changes: Record<string, unknown>) => {
      newest.current = Object.entries(changes).reduce(
        (made, [path, value]) => withValue(made, path, value),
        newest.current,
      );
      dirty.current = true;
      keepUnsaved(name, { form: newest.current, of: JSON.stringify(server.current.formOf(answered.current)) });
      setForm(newest.current);
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush(), pause);
    },
    [flush, name],
  );

  useEffect(() => {
    void flush(); // what was kept
    const stay = (event: BeforeUnloadEvent) => {
      if (dirty.current || running.current !== null) {
        event.preventDefault();
      }
    };
    const back = () => void flush();
    window.addEventListener("beforeunload", stay);
    window.addEventListener("online", back);
    return () => {
      window.removeEventListener("beforeunload", stay);
      window.removeEventListener("online", back);
      void flush();
    };
  }, [flush]);

  const takeTheirs = async () => {
    const theirs = await reload();
    forgetUnsaved(name);
    etag.current = theirs.etag;
    dirty.current = false;
    blocked.current = false;
    newest.current = formOf(theirs.value);
    answered.current = theirs.value;
    setForm(newest.current);
    setView(theirs.value);
    setState({ kind: "saved", at: null });
  };

  const keepMine = async () => {
    etag.current = (await reload()).etag;
    blocked.current = false;
    await flush();
  };

  return { view, form, state, change, flush, etag: () => etag.current, takeTheirs, keepMine };
}
