import { useQuery } from "@tanstack/react-query";
import { Empty, Segmented } from "antd";
import { Link, useSearchParams } from "react-router";
import { applications, body } from "../../api/clients";
import type { RadarItem } from "../../api/types";
import { useWords } from "../../i18n";
import { Actions } from "../../shared/case/Actions";
import { Label } from "../../shared/case/Label";
import { day } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { Countdown } from "./Countdown";

const spans = ["3", "6", "12", "24"] as const;

/** What runs out soon for the company's people, what to do about it, and the buttons for that. */
export function RadarPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  useTitle(t("menu.radar"));
  const months = spans.find((one) => one === search.get("months")) ?? "6";
  const radar = useQuery({
    queryKey: ["cases", "radar", months],
    queryFn: () => body(applications.GET("/radar", { params: { query: { months: Number(months) } } })),
  });
  return (
    <div className="page">
      <h1>{t("menu.radar")}</h1>
      <p className="quiet">{t("radar.lead")}</p>
      <p className="row">
        <span>{t("radar.span")}</span>
        <Segmented
          aria-label={t("radar.span")}
          value={months}
          onChange={(to) => setSearch({ months: to }, { replace: true })}
          options={[...spans]}
        />
      </p>
      <ProblemAlert error={radar.error} retry={() => void radar.refetch()} />
      {radar.isPending ? (
        <div className="card">
          <Waiting />
        </div>
      ) : null}
      {radar.data?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("radar.empty", { months })}>
            <Link to="/cases">{t("radar.toCases")}</Link>
          </Empty>
        </div>
      ) : null}
      <ul className="list">
        {radar.data?.map((item) => (
          <Item key={`${item.caseId} ${item.what}`} item={item} />
        ))}
      </ul>
    </div>
  );
}

function Item({ item }: { item: RadarItem }) {
  const { t, language } = useWords();
  return (
    <li className="card">
      <div className="row spread">
        <Link className="list-name" to={`/cases/${item.caseId}`}>
          {item.applicant ?? t("cases.noName")}
          <span className="number">{item.caseNumber}</span>
        </Link>
        <Label label={item.label} />
      </div>
      <p>
        <Countdown on={item.on} opens={item.what === "RenewalOpens"} />{" "}
        <b>{t(`radar.${item.what}`, { day: day(item.on, language) })}</b>
      </p>
      <p className="quiet">{t(`radar.do.${item.what}`)}</p>
      <Actions of={{ ...item, id: item.caseId }} />
    </li>
  );
}
