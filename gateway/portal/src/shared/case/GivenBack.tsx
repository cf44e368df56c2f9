import type { Charge } from "../../api/types";
import { useWords } from "../../i18n";
import { money } from "../format";

const cents = (amount: number) => Math.round(amount * 100);

/** What is to be given back and is not yet: all of it when what it was for ended, else what officers approved. */
export const toBeGivenBack = (charge: Charge): number => {
  const due = charge.state === "Refunding" ? charge.amount : charge.approvedRefunds;
  return charge.state === "Refunded" ? 0 : (cents(due) - cents(charge.givenBack)) / 100;
};

/** What has been given back of a charge, and what will be. */
export function GivenBack({ charge }: { charge: Charge }) {
  const { t, language } = useWords();
  const toCome = toBeGivenBack(charge);
  const said = [
    charge.givenBack > 0 ? t("charge.givenBack", { amount: money(charge.givenBack, charge.currency, language) }) : "",
    toCome > 0 ? t("charge.toBeGivenBack", { amount: money(toCome, charge.currency, language) }) : "",
  ].filter((words) => words !== "");
  return said.length > 0 ? <span>{said.join(t("list.comma"))}</span> : null;
}
