import { Link } from "react-router";
import { useAccount } from "../../api/session";

/** A case's number; for the ministry the way to its desk, which is closed to those who only look after operations. */
export function CaseNumber({ of }: { of: { caseId: string; caseNumber: string } }) {
  const { data: account } = useAccount();
  return account?.roles.includes("ministry-officer") ? (
    <Link className="mono" to={`/desk/cases/${of.caseId}`}>
      {of.caseNumber}
    </Link>
  ) : (
    <span className="mono">{of.caseNumber}</span>
  );
}
