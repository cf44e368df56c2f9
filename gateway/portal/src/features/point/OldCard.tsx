import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { body, delivery } from "../../api/clients";
import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { ReceiveReturn } from "../../shared/counter/ReceiveReturn";
import { day } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import { usePoint } from "./PointSelect";

/** The old card has to be back before the new one leaves: it is taken back here. */
export function OldCard({ caseNumber }: { caseNumber: string }) {
  const { t, language } = useWords();
  const { data: account } = useAccount();
  const [point] = usePoint();
  const expected = useQuery({
    queryKey: ["point", "returns", caseNumber],
    queryFn: () => body(delivery.GET("/returns", { params: { query: { number: caseNumber, limit: 100 } } })),
  });
  if (!expected.data) {
    return expected.error ? (
      <ProblemAlert error={expected.error} retry={() => void expected.refetch()} />
    ) : (
      <Waiting rows={3} />
    );
  }

  const one = expected.data.items[0];
  return (
    <>
      <Alert type="warning" showIcon title={t("problem:card.old-card-owed")} description={t("hand.oldFirstHow")} />
      {one ? (
        <>
          <p className="quiet">{t("returns.due", { day: day(one.dueAt, language) })}</p>
          <ReceiveReturn expected={one} office={account?.office ?? ""} point={point || null} />
        </>
      ) : (
        <p>{t("hand.oldNotExpected")}</p>
      )}
    </>
  );
}
