/** What an app asks by the address it opens the browser with (RFC 6749, 4.1.1; RFC 7636, 4.3). */
export interface Asked {
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
  codeChallengeMethod: string;
  state: string;
}

/** Null when something is missing, said twice, or when it is no code that is asked for. */
export function read(search: URLSearchParams): Asked | null {
  const one = (name: string): string => {
    const said = search.getAll(name);
    return said.length === 1 ? said[0]! : "";
  };
  const asked = {
    clientId: one("client_id"),
    redirectUri: one("redirect_uri"),
    codeChallenge: one("code_challenge"),
    codeChallengeMethod: one("code_challenge_method"),
    state: one("state"),
  };
  return one("response_type") === "code" && Object.values(asked).every((said) => said !== "") ? asked : null;
}
