import { Navigate, Outlet, useLocation } from "react-router";
import { useAccount } from "../api/session";
import { placeOf } from "./roles";

/** Pages for those who are signed in, in one of these roles; others go where they belong. */
export function SignedIn({ roles }: { roles?: readonly string[] }) {
  const { data: account, isPending, error } = useAccount();
  const location = useLocation();
  if (error) {
    throw error;
  }

  if (isPending) {
    return null;
  }

  if (account === null) {
    return <Navigate to={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  }

  return roles && !account.roles.some((role) => roles.includes(role)) ? (
    <Navigate to={placeOf(account.roles).home} replace />
  ) : (
    <Outlet />
  );
}
