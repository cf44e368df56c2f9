import { useState } from "react";
import { useLocation } from "react-router";

/** What stands behind the # of a mailed link: no server sees it. */
export function useSecretOfLink(): string {
  const location = useLocation();
  const [secret] = useState(() => location.hash.slice(1));
  return secret;
}
