import "./administration.css";
import { Form, Input, Radio, Select } from "antd";
import { useSearchParams } from "react-router";
import type { SpecialDay } from "../../api/types";
import { useWords } from "../../i18n";
import { day } from "../../shared/format";
import { useTitle } from "../../shared/useTitle";
import { Configuration } from "./Configuration";
import { ListFields } from "./ListFields";
import { useCalendar } from "./useCalendar";
import { today } from "./useFees";

/** Which days are holidays, and which weekends are worked: deadlines count working days only. */
export function CalendarPage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  useTitle(t("menu.calendar"));
  const now = Number(today().slice(0, 4));
  const years = [now - 1, now, now + 1, now + 2];
  const year = years.find((one) => String(one) === search.get("year")) ?? now;
  return (
    <div className="page">
      <h1>{t("menu.calendar")}</h1>
      <Form.Item label={t("workdays.year")} htmlFor="year" className="choice">
        <Select
          id="year"
          value={year}
          onChange={(to) => setSearch({ year: String(to) }, { replace: true })}
          options={years.map((value) => ({ value, label: String(value) }))}
        />
      </Form.Item>
      <OfYear key={year} year={year} />
    </div>
  );
}

function OfYear({ year }: { year: number }) {
  const { t, language } = useWords();
  const title = (one: SpecialDay | undefined) => (one?.day ? `${day(one.day, language)} ${one.name ?? ""}` : "");
  return (
    <Configuration
      of={useCalendar(year)}
      lead={t("workdays.lead")}
      fields={(open) => (
        <ListFields
          name="days"
          add={t("workdays.add")}
          blank={() => ({ isWorking: false })}
          title={title}
          open={open}
          fold
        >
          {(place) => <Day place={place} year={year} />}
        </ListFields>
      )}
    />
  );
}

function Day({ place, year }: { place: number; year: number }) {
  const { t } = useWords();
  const required = { required: true, message: t("form.required") };
  return (
    <>
      <Form.Item
        name={[place, "day"]}
        label={t("workdays.day")}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, on: string | undefined) =>
              on && (getFieldValue(["value", "days"]) as SpecialDay[]).filter((one) => one?.day === on).length > 1
                ? Promise.reject(new Error(t("workdays.twice")))
                : Promise.resolve(),
          }),
        ]}
      >
        <Input type="date" min={`${year}-01-01`} max={`${year}-12-31`} className="date" />
      </Form.Item>
      <Form.Item name={[place, "name"]} label={t("workdays.name")} rules={[{ ...required, whitespace: true }]}>
        <Input maxLength={50} />
      </Form.Item>
      <Form.Item name={[place, "isWorking"]} label={t("workdays.kind")}>
        <Radio.Group
          options={[
            { value: false, label: t("workdays.off") },
            { value: true, label: t("workdays.worked") },
          ]}
        />
      </Form.Item>
    </>
  );
}
