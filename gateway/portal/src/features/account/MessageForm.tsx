import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Checkbox, Form, Input, Radio } from "antd";
import { useState } from "react";
import { applications, body } from "../../api/clients";
import type { MessageGroup, MessageSettings, Recipient } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

const groups: MessageGroup[] = ["Reviews", "Payment", "Economies", "Cards"];
const recipients: Recipient[] = ["Enterprise", "Agent", "Applicant"];

/** A tick for each kind of news and each recipient, the languages, and where agents are reached. */
export function MessageForm({ settings }: { settings: MessageSettings }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(settings);
  const save = useMutation({
    mutationFn: () => body(applications.PUT("/message-settings", { body: chosen })),
    onSuccess: (saved) => {
      queries.setQueryData(["message-settings"], saved);
      message.success(t("messageSettings.saved"));
    },
  });
  const languages = [
    { value: "Chinese" as const, label: t("messageSettings.chinese") },
    { value: "English" as const, label: t("messageSettings.english") },
  ];
  return (
    <Form layout="vertical" onFinish={() => save.mutate()}>
      <p className="quiet">{t("messageSettings.lead")}</p>
      {groups.map((group) => (
        <div key={group} className="ticks" role="group" aria-labelledby={`mail-${group}`}>
          <b id={`mail-${group}`}>{t(`messageSettings.${group}`)}</b>
          <Checkbox.Group
            value={chosen.mail.find((choice) => choice.group === group)?.recipients ?? []}
            onChange={(to) =>
              setChosen({
                ...chosen,
                mail: [...chosen.mail.filter((choice) => choice.group !== group), { group, recipients: to }],
              })
            }
            options={recipients.map((one) => ({ value: one, label: t(`role.${one.toLowerCase()}`) }))}
          />
        </div>
      ))}
      <div className="fields">
        <Form.Item label={t("messageSettings.language")} htmlFor="language">
          <Radio.Group
            id="language"
            value={chosen.language}
            onChange={(event) => setChosen({ ...chosen, language: event.target.value as typeof chosen.language })}
            options={languages}
          />
        </Form.Item>
        <Form.Item label={t("messageSettings.applicantLanguage")} htmlFor="applicant-language">
          <Radio.Group
            id="applicant-language"
            value={chosen.applicantLanguage}
            onChange={(event) =>
              setChosen({ ...chosen, applicantLanguage: event.target.value as typeof chosen.language })
            }
            options={languages}
          />
        </Form.Item>
        <Form.Item
          label={t("messageSettings.agentEmail")}
          htmlFor="agent-email"
          extra={t("messageSettings.agentEmailText")}
        >
          <Input
            id="agent-email"
            type="email"
            autoComplete="off"
            value={chosen.agentEmail ?? ""}
            onChange={(event) => setChosen({ ...chosen, agentEmail: event.target.value.trim() || null })}
          />
        </Form.Item>
      </div>
      <ProblemAlert error={save.error} />
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t("messageSettings.save")}
      </Button>
    </Form>
  );
}
