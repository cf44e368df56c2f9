import { Form, InputNumber, Select } from "antd";
import type { EligibilityRule } from "../../api/types";
import { useWords } from "../../i18n";
import { Configuration } from "./Configuration";
import { ListFields } from "./ListFields";
import { asksForNumber, useRules, valuesOf } from "./useRules";

type Kind = EligibilityRule["kind"];

const kinds: Kind[] = [
  "EnterpriseKind", "Sector", "StaffCategory", "ApecTradeOrContracts", "TaxCredit", "Employees", "PassportMonths",
  "InsuredMonths", "NoCriminalRecord", "NoRefusal",
];
const values: Partial<Record<Kind, string[]>> = {
  EnterpriseKind: ["StateOwned", "Private", "ForeignFunded", "JointVenture", "HongKongMacaoTaiwan"],
  Sector: [
    "Trade", "Manufacturing", "Law", "Finance", "Technology", "Education", "Logistics", "Tourism", "Accounting",
    "Engineering", "Other",
  ],
  StaffCategory: ["Manager", "Business", "Technical"],
  TaxCredit: ["A", "B", "M", "C", "D"],
};

/** Who may apply at the office. */
export function RulesTab({ office }: { office: string }) {
  const { t } = useWords();
  const title = (rule: EligibilityRule | undefined) => (rule?.kind ? t(`eligibility.kind.${rule.kind}`) : "");
  return (
    <Configuration
      of={useRules(office)}
      lead={t("eligibility.lead")}
      fields={(open) => (
        <ListFields name="rules" add={t("eligibility.add")} blank={() => ({})} title={title} open={open}>
          {(place) => <Rule place={place} />}
        </ListFields>
      )}
    />
  );
}

function Rule({ place }: { place: number }) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const required = { required: true, message: t("form.required") };
  const path = ["value", "rules", place];
  return (
    <>
      <Form.Item name={[place, "kind"]} label={t("eligibility.about")} rules={[required]}>
        <Select
          options={kinds.map((value) => ({ value, label: t(`eligibility.kind.${value}`) }))}
          onChange={() => form.setFieldValue([...path, "allowed"], undefined)}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {() => {
          const kind = form.getFieldValue([...path, "kind"]) as Kind | undefined;
          if (asksForNumber(kind)) {
            return (
              <Form.Item name={[place, "least"]} label={t(`eligibility.least.${kind}`)} rules={[required]}>
                <InputNumber min={1} precision={0} />
              </Form.Item>
            );
          }

          const words = kind && valuesOf[kind];
          if (!words) {
            return null;
          }

          const options = values[kind]?.map((value) => ({ value, label: t(`${words}.${value}`) }));
          const worst = kind === "TaxCredit";
          return (
            <Form.Item
              name={[place, "allowed"]}
              label={t(worst ? "eligibility.worst" : "eligibility.allowed")}
              rules={[required]}
              getValueProps={(allowed: string[] | undefined) => ({ value: worst ? allowed?.[0] : allowed })}
              normalize={(chosen: string | string[]) => (worst ? [chosen] : chosen)}
            >
              <Select mode={worst ? undefined : "multiple"} options={options} />
            </Form.Item>
          );
        }}
      </Form.Item>
    </>
  );
}
