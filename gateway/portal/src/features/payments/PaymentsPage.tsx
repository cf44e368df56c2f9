import { useQuery } from "@tanstack/react-query";
import { Empty } from "antd";
import { Link } from "react-router";
import { body, payments } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { Paid } from "./Paid";
import { Together } from "./Together";

const most = 50; // of one payment

/** What is to be paid, one by one or together. Whether it is paid our side says, not the way back from the cashier. */
export function PaymentsPage() {
  const { t } = useWords();
  useTitle(t("menu.payments"));
  const open = useQuery({
    queryKey: ["cases", "charges", "Open"],
    queryFn: () => body(payments.GET("/charges", { params: { query: { state: "Open", limit: most } } })),
    refetchInterval: (asked) => (asked.state.data?.items.length ? 5_000 : false),
  });
  return (
    <div className="page">
      <h1>{t("menu.payments")}</h1>
      <p className="quiet">{t("payments.lead")}</p>
      <ProblemAlert error={open.error} retry={() => void open.refetch()} />
      {open.isPending ? (
        <div className="card">
          <Waiting />
        </div>
      ) : null}
      {open.data?.items.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("payments.empty")}>
            <Link to="/cases">{t("radar.toCases")}</Link>
          </Empty>
        </div>
      ) : null}
      {open.data && open.data.items.length > 0 ? <Together charges={open.data.items} /> : null}
      {open.data?.next ? <p className="quiet">{t("payments.more", { most })}</p> : null}
      <Paid />
    </div>
  );
}
