import { useInfiniteQuery } from "@tanstack/react-query";
import { body, payments } from "../../api/clients";
import { useWords } from "../../i18n";
import { moment, money } from "../../shared/format";
import { Rows } from "../../shared/Rows";
import { Part } from "./Part";

/** Every charge with its state, the oldest first. */
export function Charges() {
  const { t, language } = useWords();
  const charges = useInfiniteQuery({
    queryKey: ["all-charges"],
    queryFn: ({ pageParam }) =>
      body(payments.GET("/charges", { params: { query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = charges.data?.pages.flatMap((page) => page.items);
  return (
    <Part
      id="charges"
      title={t("finance.charges")}
      of={charges}
      nothing={items?.length === 0 ? t("finance.noCharges") : undefined}
    >
      <Rows
        heads={["number", "business", "office", "amount", "opened", "state"].map((head) => t(`finance.${head}`))}
        rows={(items ?? []).map((one) => ({
          key: one.id,
          cells: [
            <span key="number" className="mono">
              {one.orderNumber ?? one.caseNumber}
            </span>,
            t(`business.${one.business}`),
            one.office,
            money(one.amount, one.currency, language),
            moment(one.openedAt, language),
            <>
              {t(`charge.${one.state}`)}{" "}
              <span className="quiet">
                {one.paidAt ? t("charge.paidAt", { at: moment(one.paidAt, language) }) : null}
              </span>
            </>,
          ],
        }))}
      />
    </Part>
  );
}
