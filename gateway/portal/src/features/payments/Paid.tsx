import { CheckCircleOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { body, payments } from "../../api/clients";
import { useWords } from "../../i18n";
import { GivenBack } from "../../shared/case/GivenBack";
import { moment, money } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useApplicants } from "./useApplicants";
import { What } from "./What";

/** What has been paid, and what was given back. */
export function Paid() {
  const { t, language } = useWords();
  const all = useInfiniteQuery({
    queryKey: ["cases", "charges", "all"],
    queryFn: ({ pageParam }) => body(payments.GET("/charges", { params: { query: { after: pageParam, limit: 100 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 5_000,
  });
  const done = all.data?.pages.flatMap((page) => page.items).filter((charge) => charge.state !== "Open");
  const applicantOf = useApplicants(done ?? []);
  if (!done?.length) {
    return <ProblemAlert error={all.error} />;
  }

  return (
    <section className="card">
      <h2>{t("payments.done")}</h2>
      <ul className="plain">
        {done.map((charge) => (
          <li key={charge.id} className="row spread">
            <What charge={charge} applicant={applicantOf(charge)} />
            <span className="quiet">{charge.paidAt ? moment(charge.paidAt, language) : ""}</span>
            <GivenBack charge={charge} />
            <Tag
              color={charge.state === "Paid" ? "success" : undefined}
              icon={charge.state === "Paid" ? <CheckCircleOutlined /> : undefined}
            >
              {t(`charge.${charge.state}`)}
            </Tag>
            <b className="sum">{money(charge.amount, charge.currency, language)}</b>
          </li>
        ))}
      </ul>
      {all.hasNextPage ? <Button onClick={() => void all.fetchNextPage()}>{t("list.more")}</Button> : null}
    </section>
  );
}
