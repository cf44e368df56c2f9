import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Modal, Radio } from "antd";
import { useState } from "react";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import { Waiting } from "../Waiting";

interface Props {
  number: string;
  means: string; // what a refusal brings about
  busy: boolean;
  refuse: (reasonCode: string) => void;
  close: () => void;
}

/** A refusal ends it: the reason the enterprise will read, what it can do then, and a tick that it is meant. */
export function RefuseDialog({ number, means, busy, refuse, close }: Props) {
  const { t, pick } = useWords();
  const [code, setCode] = useState<string>();
  const [sure, setSure] = useState(false);
  const reasons = useQuery({
    queryKey: ["refusal-reasons"],
    queryFn: () => body(applications.GET("/refusal-reasons")),
    staleTime: Infinity,
  });
  return (
    <Modal
      open
      title={t("deskRefuse.title", { number })}
      onCancel={close}
      footer={
        <div className="row spread">
          <Button onClick={close}>{t("deskPin.cancel")}</Button>
          <Button danger type="primary" disabled={!code || !sure} loading={busy} onClick={() => code && refuse(code)}>
            {t("deskRefuse.refuse")}
          </Button>
        </div>
      }
    >
      <Alert type="warning" showIcon title={means} />
      <ProblemAlert error={reasons.error} retry={() => void reasons.refetch()} />
      {reasons.data ? null : <Waiting rows={4} />}
      <fieldset className="refuse">
        <legend>{t("deskRefuse.reason")}</legend>
        <Radio.Group
          className="big-choices"
          value={code}
          onChange={(event) => setCode(event.target.value as string)}
          options={reasons.data?.map((reason) => ({
            value: reason.code,
            label: (
              <span className="point">
                <b>{pick(reason.chinese, reason.english)}</b>
                <span className="quiet">{pick(reason.chineseRedress, reason.englishRedress)}</span>
              </span>
            ),
          }))}
        />
      </fieldset>
      <Checkbox checked={sure} onChange={(event) => setSure(event.target.checked)}>
        {t("deskRefuse.sure", { number })}
      </Checkbox>
    </Modal>
  );
}
