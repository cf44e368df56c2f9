import { useMutation } from "@tanstack/react-query";
import { Alert, App, Button, Form, Input, Popconfirm } from "antd";
import { useState, type ReactNode } from "react";
import { Problem } from "../../api/problem";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { changes } from "./changes";
import type { Configured, Current, Past, Typed } from "./configured";
import type { Draft } from "./draft";
import { History } from "./History";
import { Preview } from "./Preview";

interface Edited<T extends object> {
  of: Configured<T>;
  draft: Draft<T>;
  keep: (draft: Draft<T> | null) => void;
  current: Current<T>;
  history: Past<T>[];
  reload: () => Promise<Current<T>>;
  fields: (open: boolean) => ReactNode;
}

const isConflict = (error: unknown) =>
  error instanceof Problem && (error.status === 412 || error.code === "changed-meanwhile");

/** The form, kept as it is typed; then what would change; saved over the version that was looked at. */
export function Editor<T extends object>({ of, draft, keep, current, history, reload, fields }: Edited<T>) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [form] = Form.useForm<Typed<T>>();
  const [base, setBase] = useState<Current<T> | null>(null); // what the preview compares with
  const [failed, setFailed] = useState(0);
  const [first] = useState(draft.version);
  const keepTyped = () => keep({ ...(form.getFieldsValue(true) as Typed<T>), version: draft.version });
  const save = useMutation({
    mutationFn: (over: Current<T>) => of.save(draft.value, over, draft.reason ?? ""),
    onSuccess: async () => {
      await reload();
      keep(null);
      message.success(t("configured.saved"));
    },
    onError: async (error) => {
      if (isConflict(error)) {
        setBase(await reload());
      }
    },
  });
  const isNewer = current.version > first && !save.isPending; // what was just saved is no surprise
  return (
    <section className="card" aria-labelledby="editing">
      <h2 id="editing">{t("configured.editing", { version: draft.version })}</h2>
      {isNewer ? (
        <Alert
          className="problem"
          type="warning"
          showIcon
          title={t("configured.newer", { version: current.version })}
          description={
            <>
              <p>{t("configured.newerText")}</p>
              <History of={of} versions={history} since={first} />
            </>
          }
        />
      ) : null}
      <ProblemAlert error={isConflict(save.error) ? null : save.error} />
      <Form<Typed<T>>
        form={form}
        layout="vertical"
        requiredMark={false}
        scrollToFirstError={{ focus: true }}
        initialValues={{ value: draft.value, reason: draft.reason }}
        hidden={base !== null}
        onValuesChange={keepTyped}
        onFinish={() => {
          save.reset();
          keepTyped();
          setBase(current);
        }}
        onFinishFailed={() => setFailed(failed + 1)}
      >
        {fields(failed > 0)}
        <Form.Item
          name="reason"
          label={t("configured.reason")}
          extra={t("configured.reasonText")}
          rules={[{ required: true, whitespace: true, message: t("form.required") }]}
        >
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <div className="row">
          <Button type="primary" htmlType="submit">
            {t("configured.preview")}
          </Button>
          <Popconfirm
            title={t("configured.discardMeans")}
            okText={t("configured.discard")}
            onConfirm={() => keep(null)}
          >
            <Button>{t("configured.discard")}</Button>
          </Popconfirm>
        </div>
      </Form>
      {base ? (
        <Preview
          changes={changes(of.tell(base.value), of.tell(draft.value))}
          reason={draft.reason ?? ""}
          over={base.version}
          saving={save.isPending}
          onSave={() => save.mutate(base)}
          onBack={() => setBase(null)}
        />
      ) : null}
    </section>
  );
}
