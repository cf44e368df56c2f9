import { Navigate, useSearchParams } from "react-router";
import { useAccount } from "../api/session";
import { SignInPage } from "../features/sign-in/SignInPage";
import { placeOf } from "./roles";

/** Who is signed in goes on: where they wanted to, within the portal, or to their own place. */
export function SignInRoute() {
  const { data: account } = useAccount();
  const [search] = useSearchParams();
  const next = search.get("next");
  if (!account) {
    return <SignInPage />;
  }

  return <Navigate to={next && /^\/(?![/\\])/.test(next) ? next : placeOf(account.roles).home} replace />;
}
