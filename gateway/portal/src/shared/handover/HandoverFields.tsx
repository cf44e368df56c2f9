import { useQuery } from "@tanstack/react-query";
import { Form, Radio } from "antd";
import { body, delivery } from "../../api/clients";
import { useWords } from "../../i18n";
import { Field } from "../form/Field";
import { addressFields } from "../form/fields";
import { useForm } from "../form/FormContext";
import { idOf, valueAt } from "../form/paths";
import { ProblemAlert } from "../ProblemAlert";
import { Waiting } from "../Waiting";
import { PointChoice } from "./PointChoice";

/** 取卡方式: only what the office offers. */
export function HandoverFields({ office }: { office: string }) {
  const { t } = useWords();
  const { form, change, problem, locked } = useForm();
  const choices = useHandoverChoices(office);
  const method = valueAt(form, "handover.method");
  if (!choices.data) {
    return choices.error ? (
      <ProblemAlert error={choices.error} retry={() => void choices.refetch()} />
    ) : (
      <Waiting rows={3} />
    );
  }

  const said = problem("handover.method");
  return (
    <>
      <Form.Item
        label={t("field.handover.method")}
        className="wide"
        validateStatus={said ? "error" : undefined}
        help={said}
      >
        <Radio.Group
          id={idOf("handover.method")}
          className="big-choices"
          disabled={locked("handover.method")}
          value={method}
          onChange={(event) => change({ "handover.method": event.target.value as string })}
          options={choices.data.methods.map((one) => ({ value: one, label: t(`handover.${one}`) }))}
        />
      </Form.Item>
      {method === "Collection" ? (
        <PointChoice path="handover.servicePoint" points={choices.data.servicePoints} />
      ) : null}
      {method === "Mailing" ? addressFields.map((spec) => <Field key={spec.path} spec={spec} />) : null}
    </>
  );
}

export const useHandoverChoices = (office: string) =>
  useQuery({
    queryKey: ["handover-choices", office],
    queryFn: () => body(delivery.GET("/offices/{office}/handover-choices", { params: { path: { office } } })),
    staleTime: 60_000,
  });
