import { useEffect, useRef, useState } from "react";

export type Shortcuts = Record<string, () => void>;

const setting = "shortcuts";
const patience = 1_200;

export const areShortcutsOn = (): boolean => localStorage.getItem(setting) !== "off";

export function turnShortcuts(on: boolean): void {
  localStorage.setItem(setting, on ? "on" : "off");
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement
  && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)
    || target.closest("[role=dialog],[role=listbox],[role=combobox]") !== null);

/** Single keys, and two in a row as "g q": never while somebody types or a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let first = "";
    let timer: number | undefined;
    const pressed = (event: KeyboardEvent) => {
      const taken = event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented;
      if (taken || isTyping(event.target) || (!areShortcutsOn() && event.key !== "?")) {
        return;
      }

      const both = `${first} ${event.key}`;
      const run = (first === "" ? undefined : latest.current[both]) ?? latest.current[event.key];
      window.clearTimeout(timer);
      first = run ? "" : event.key;
      timer = window.setTimeout(() => (first = ""), patience);
      if (run) {
        event.preventDefault();
        run();
      }
    };
    document.addEventListener("keydown", pressed);
    return () => {
      window.clearTimeout(timer);
      document.removeEventListener("keydown", pressed);
    };
  }, []);
}

/** From one thing that can be acted on to the next: whatever is marked with data-step. */
export function step(by: 1 | -1): void {
  const stops = [...document.querySelectorAll<HTMLElement>("[data-step]")];
  const at = stops.indexOf(document.activeElement as HTMLElement);
  const next = stops[at < 0 ? (by > 0 ? 0 : stops.length - 1) : Math.min(stops.length - 1, Math.max(0, at + by))];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** Whether shortcuts are wanted, and the way to change it. */
export function useShortcutsSetting(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(areShortcutsOn);
  return [
    on,
    (wanted) => {
      turnShortcuts(wanted);
      setOn(wanted);
    },
  ];
}
