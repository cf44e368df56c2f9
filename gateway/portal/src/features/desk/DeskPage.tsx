import { useAccount } from "../../api/session";
import { NoDesk } from "./NoDesk";
import { QueuePage } from "./QueuePage";

const officers = ["preliminary-officer", "foreign-affairs-officer", "ministry-officer"];

/** An officer's queue; who has no pages here yet is told so. */
export function DeskPage() {
  const { data: account } = useAccount();
  return account?.roles.some((role) => officers.includes(role)) ? <QueuePage account={account} /> : <NoDesk />;
}
