import { DownloadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Select, Tag } from "antd";
import { useState } from "react";
import { body, payments } from "../../api/clients";
import { useWords } from "../../i18n";
import { day, moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Rows } from "../../shared/Rows";
import { moneyKey } from "./moneyKey";
import { monthName, monthsBack, today } from "./months";
import { Part } from "./Part";

const choices = monthsBack(24);

/** The days of a month that were compared, each to be compared again, and the report of the month. */
export function ComparedDays() {
  const { t, language } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [month, setMonth] = useState(choices[0]!);
  const days = useQuery({
    queryKey: [moneyKey, "statements", month],
    queryFn: () => body(payments.GET("/statements", { params: { query: { month } } })),
  });
  const compare = useMutation({
    mutationFn: (which: string) =>
      body(payments.POST("/statements/{day}/comparison", { params: { path: { day: which } } })),
    onSuccess: (compared) => {
      const said = t("statement.compared", { day: day(compared.day, language), count: compared.openDifferences });
      void (compared.openDifferences > 0 ? message.warning(said) : message.success(said));
    },
    onSettled: () => queries.invalidateQueries({ queryKey: [moneyKey] }),
  });
  const heads = ["day", "compared", "payments", "refunds", "open", "todo"].map((head) => t(`statement.head.${head}`));
  return (
    <Part
      id="compared"
      title={t("statement.days")}
      of={days}
      nothing={days.data?.length === 0 ? t("statement.noDays") : undefined}
    >
      <div className="row">
        <Select
          aria-label={t("statement.month")}
          value={month}
          onChange={setMonth}
          options={choices.map((value) => ({ value, label: monthName(value, language) }))}
        />
        <Button loading={compare.isPending} onClick={() => compare.mutate(today())}>
          {t("statement.compareToday")}
        </Button>
        <Button
          icon={<DownloadOutlined aria-hidden />}
          href={`/api/payments/reports/${month}?language=${language}`}
          download={`apeccard-${month}.csv`}
        >
          {t("statement.report")}
        </Button>
      </div>
      <ProblemAlert error={compare.error} />
      <Rows
        heads={heads}
        rows={(days.data ?? []).map((one) => ({
          key: one.day,
          cells: [
            <>
              {day(one.day, language)} {one.isFinal ? null : <Tag>{t("statement.soFar")}</Tag>}
            </>,
            moment(one.comparedAt, language),
            one.payments,
            one.refunds,
            <Tag key="open" color={one.openDifferences > 0 ? "error" : "success"}>
              {one.openDifferences}
            </Tag>,
            <Button
              key="again"
              size="small"
              aria-label={t("statement.againOf", { day: day(one.day, language) })}
              disabled={compare.isPending}
              onClick={() => compare.mutate(one.day)}
            >
              {t("statement.again")}
            </Button>,
          ],
        }))}
      />
    </Part>
  );
}
