import { Form, Input, InputNumber, Radio, Select } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import { useForm } from "./FormContext";
import { idOf, valueAt } from "./paths";

/** A field as data: the forms and what is shown of them before they are sent are made from the same. */
export interface FieldSpec {
  path: string;
  kind: "text" | "area" | "date" | "number" | "yesNo" | "choice";
  words?: string; // where the words of the choices are
  choices?: readonly string[];
  optional?: boolean;
  max?: number;
  hint?: boolean;
  autoComplete?: string;
  wide?: boolean;
}

/** One field with its name, what helps to fill it in, and what is wrong with it. */
export function Field({ spec }: { spec: FieldSpec }) {
  const { t } = useWords();
  const { form, change, problem, locked } = useForm();
  const value = valueAt(form, spec.path);
  const said = problem(spec.path);
  const id = idOf(spec.path);
  return (
    <Form.Item
      label={
        <>
          {t(`field.${spec.path}`)}
          {spec.optional ? <span className="quiet">{t("form.optional")}</span> : null}
        </>
      }
      htmlFor={id}
      validateStatus={said ? "error" : undefined}
      help={said}
      extra={spec.hint ? t(`hint.${spec.path}`) : undefined}
      className={spec.wide || spec.kind === "area" ? "wide" : undefined}
    >
      <Control
        spec={spec}
        id={id}
        value={value}
        disabled={locked(spec.path)}
        set={(next) => change({ [spec.path]: next })}
      />
    </Form.Item>
  );
}

interface ControlProps {
  spec: FieldSpec;
  id: string;
  value: unknown;
  disabled: boolean;
  set: (value: unknown) => void;
}

function Control({ spec, id, value, disabled, set }: ControlProps): ReactNode {
  const { t } = useWords();
  const text = typeof value === "string" ? value : "";
  switch (spec.kind) {
    case "area":
      return (
        <Input.TextArea
          id={id}
          value={text}
          disabled={disabled}
          maxLength={spec.max}
          rows={3}
          showCount
          onChange={(event) => set(event.target.value)}
        />
      );
    case "date":
      return (
        <Input id={id} type="date" value={text} disabled={disabled} onChange={(event) => set(event.target.value)} />
      );
    case "number":
      return (
        <InputNumber
          id={id}
          value={value as number | null}
          disabled={disabled}
          min={0}
          max={spec.max}
          precision={0}
          onChange={set}
          style={{ width: "100%" }}
        />
      );
    case "yesNo":
      return (
        <Radio.Group
          id={id}
          value={value}
          disabled={disabled}
          onChange={(event) => set(event.target.value)}
          options={[
            { value: true, label: t("form.yes") },
            { value: false, label: t("form.no") },
          ]}
        />
      );
    case "choice":
      return (
        <Select
          id={id}
          value={text || undefined}
          disabled={disabled}
          onChange={set}
          placeholder={t("form.choose")}
          options={spec.choices?.map((choice) => ({ value: choice, label: t(`${spec.words}.${choice}`) }))}
        />
      );
    default:
      return (
        <Input
          id={id}
          value={text}
          disabled={disabled}
          maxLength={spec.max}
          autoComplete={spec.autoComplete ?? "off"}
          onChange={(event) => set(event.target.value)}
        />
      );
  }
}

/** What is in a field, as a person reads it. */
export function useShown(): (spec: FieldSpec, form: object) => string {
  const { t } = useWords();
  return (spec, form) => {
    const value = valueAt(form, spec.path) as string | number | boolean | null | undefined;
    return value === null || value === undefined || value === ""
      ? "—"
      : spec.kind === "yesNo"
        ? t(value ? "form.yes" : "form.no")
        : spec.kind === "choice"
          ? t(`${spec.words}.${value}`)
          : String(value);
  };
}
