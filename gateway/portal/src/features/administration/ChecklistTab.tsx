import { Form, Select } from "antd";
import { useSearchParams } from "react-router";
import type { Business } from "../../api/types";
import { useWords } from "../../i18n";
import { ChecklistFields } from "./ChecklistFields";
import { Configuration } from "./Configuration";
import { useChecklist } from "./useChecklist";

const businesses: Business[] = ["Application", "EarlyProduction", "Replacement", "PassportChange", "Cancellation"];

/** A list of materials for each business. */
export function ChecklistTab({ office }: { office: string }) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const business = businesses.find((one) => one === search.get("business")) ?? "Application";
  return (
    <>
      <Form.Item label={t("checklists.business")} htmlFor="business" className="choice">
        <Select
          id="business"
          value={business}
          onChange={(to) => setSearch({ business: to }, { replace: true })}
          options={businesses.map((one) => ({ value: one, label: t(`business.${one}`) }))}
        />
      </Form.Item>
      <OfBusiness key={business} office={office} business={business} />
    </>
  );
}

function OfBusiness({ office, business }: { office: string; business: Business }) {
  const { t } = useWords();
  const of = useChecklist(office, business);
  return (
    <Configuration
      of={of}
      lead={t("checklists.lead")}
      fields={(open) => <ChecklistFields business={business} open={open} />}
    />
  );
}
