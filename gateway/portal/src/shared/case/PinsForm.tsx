import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Tag } from "antd";
import { Link } from "react-router";
import type { CaseView, Pin } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../format";
import { ProblemAlert } from "../ProblemAlert";
import { Term } from "../Term";

interface Props {
  pins: Pin[];
  calls: CaseView["calls"];
  nameOf: (pin: Pin) => string;
  wayTo: (pin: Pin) => string;
  handIn: (answers: { target: string; text: string }[]) => Promise<unknown>;
}

/** 退回补正: everything pinned, each to be changed or answered; then it goes back to the office. */
export function PinsForm({ pins, calls, nameOf, wayTo, handIn }: Props) {
  const { t, language } = useWords();
  const sending = useMutation({
    mutationFn: (typed: Record<string, string | undefined>) =>
      handIn(
        pins
          .map((pin, at) => ({ target: pin.target, text: typed[String(at)]?.trim() ?? "" }))
          .filter((answer) => answer.text !== ""),
      ),
  });
  return (
    <>
      <p>
        <Term name="correction" /> · {t("correction.lead")}
      </p>
      {calls
        .filter((call) => call.advice)
        .map((call) => (
          <blockquote key={call.callId}>
            {t("correction.call", { at: moment(call.at, language) })}
            {call.advice}
          </blockquote>
        ))}
      <ProblemAlert error={sending.error} />
      <Form
        layout="vertical"
        onFinish={(typed: Record<string, string | undefined>) => sending.mutate(typed)}
        initialValues={Object.fromEntries(pins.map((pin, at) => [String(at), pin.answer]))}
      >
        {pins.map((pin, at) => (
          <section className="card" key={`${pin.kind} ${pin.target}`}>
            <div className="row spread">
              <h2>{nameOf(pin)}</h2>
              <Tag>{t(`correction.${pin.kind}`)}</Tag>
            </div>
            <p>{pin.reason}</p>
            <p>
              <Link to={wayTo(pin)}>{t("correction.change")}</Link>
            </p>
            <Form.Item name={String(at)} label={t("correction.answer")}>
              <Input.TextArea maxLength={1000} rows={2} />
            </Form.Item>
          </section>
        ))}
        <Button type="primary" size="large" htmlType="submit" loading={sending.isPending}>
          {t("action.SubmitCorrection")}
        </Button>
      </Form>
    </>
  );
}
