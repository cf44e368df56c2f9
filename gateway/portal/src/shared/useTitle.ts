import { useEffect } from "react";

/** The page's name in the browser's tab; never a person's. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ApecCard`;
  }, [title]);
}
