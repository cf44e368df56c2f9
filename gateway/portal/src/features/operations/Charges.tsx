import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { body, payments } from "../../api/clients";
import type { Charge } from "../../api/types";
import { useWords } from "../../i18n";
import { GivenBack, toBeGivenBack } from "../../shared/case/GivenBack";
import { moment, money } from "../../shared/format";
import { useOffices } from "../../shared/handover/useOffices";
import { Rows } from "../../shared/Rows";
import { AskForRefund } from "./AskForRefund";
import { moneyKey } from "./moneyKey";
import { Part } from "./Part";

/** Every charge with its state and what was given back of it, the oldest first. */
export function Charges() {
  const { t, language, pick } = useWords();
  const offices = useOffices();
  const [asking, setAsking] = useState<Charge>();
  const charges = useInfiniteQuery({
    queryKey: [moneyKey, "charges"],
    queryFn: ({ pageParam }) =>
      body(payments.GET("/charges", { params: { query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: (asked) =>
      asked.state.data?.pages.some((page) => page.items.some((one) => toBeGivenBack(one) > 0)) ? 5_000 : false,
  });
  const nameOf = (code: string) => {
    const office = offices.data?.find((one) => one.office === code);
    return pick(office?.chineseName, office?.englishName) || code;
  };
  const items = charges.data?.pages.flatMap((page) => page.items);
  return (
    <Part
      id="charges"
      title={t("finance.charges")}
      of={charges}
      nothing={items?.length === 0 ? t("finance.noCharges") : undefined}
    >
      <Rows
        heads={["number", "business", "office", "amount", "opened", "state", "refund"].map((head) =>
          t(`finance.${head}`),
        )}
        rows={(items ?? []).map((one) => ({
          key: one.id,
          cells: [
            <span key="number" className="mono">
              {one.orderNumber ?? one.caseNumber}
            </span>,
            t(`business.${one.business}`),
            nameOf(one.office),
            <span key="amount" className="rows-money">
              {money(one.amount, one.currency, language)}
            </span>,
            moment(one.openedAt, language),
            <>
              {t(`charge.${one.state}`)}{" "}
              <span className="quiet">
                {one.paidAt ? t("charge.paidAt", { at: moment(one.paidAt, language) }) : null}
              </span>
            </>,
            <span key="refund" className="row">
              <GivenBack charge={one} />
              {one.state === "Paid" ? (
                <Button
                  size="small"
                  aria-label={t("refund.askFor", { number: one.orderNumber ?? one.caseNumber })}
                  onClick={() => setAsking(one)}
                >
                  {t("refund.ask")}
                </Button>
              ) : null}
            </span>,
          ],
        }))}
      />
      {asking ? <AskForRefund charge={asking} close={() => setAsking(undefined)} /> : null}
    </Part>
  );
}
