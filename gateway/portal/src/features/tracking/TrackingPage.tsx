import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input, Radio } from "antd";
import { useState } from "react";
import { applications, body } from "../../api/clients";
import { Problem } from "../../api/problem";
import { useWords } from "../../i18n";
import { Ball } from "../../shared/case/Ball";
import { Board } from "../../shared/case/Board";
import { Label } from "../../shared/case/Label";
import { Timeline } from "../../shared/case/Timeline";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { MobileCheck } from "./MobileCheck";
import { OwnData } from "./OwnData";

interface Shown {
  token: string;
  value: Awaited<ReturnType<typeof read>>;
}

const read = (token: string) =>
  body(applications.GET("/tracking", { params: { header: { "X-Tracking-Token": token } } }));

/** The applicant looks at the own case: with its number, and a code sent by mail or text message. */
export function TrackingPage() {
  const { t } = useWords();
  const [asked, setAsked] = useState<{ number: string; requestId: string } | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  useTitle(t("menu.tracking"));
  const ask = useMutation({
    mutationFn: async (typed: { caseNumber: string; channel: "Email" | "Mobile" }) => {
      const caseNumber = typed.caseNumber.trim().toUpperCase();
      const { requestId } = await body(
        applications.POST("/tracking/codes", { body: { caseNumber, channel: typed.channel } }),
      );
      setAsked({ number: caseNumber, requestId });
    },
  });
  const open = useMutation({
    mutationFn: async (typed: { requestId: string; code: string }) => {
      const session = await body(applications.POST("/tracking/sessions", { body: typed }));
      setShown({ token: session.token, value: await read(session.token) });
    },
  });
  if (shown) {
    return (
      <Case
        shown={shown}
        leave={() => {
          setShown(null);
          setAsked(null);
        }}
      />
    );
  }

  const error = asked ? open.error : ask.error;
  return (
    <div className="page narrow">
      <h1>{t("tracking.title")}</h1>
      <p className="quiet">{t("tracking.lead")}</p>
      <ProblemAlert error={error instanceof Problem && error.code === "invalid-input" ? null : error} />
      {asked === null ? (
        <Form
          layout="vertical"
          requiredMark={false}
          className="card"
          initialValues={{ channel: "Email" }}
          onFinish={(typed: { caseNumber: string; channel: "Email" | "Mobile" }) => ask.mutate(typed)}
        >
          <Form.Item
            name="caseNumber"
            label={t("tracking.number")}
            extra={t("tracking.numberForm")}
            rules={[{ required: true, pattern: /^\s*APEC\d{14}\s*$/i, message: t("tracking.numberForm") }]}
          >
            <Input autoComplete="off" autoFocus />
          </Form.Item>
          <Form.Item name="channel" label={t("tracking.channel")} extra={t("tracking.mobileOnlyChecked")}>
            <Radio.Group
              options={[
                { value: "Email", label: t("tracking.Email") },
                { value: "Mobile", label: t("tracking.Mobile") },
              ]}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={ask.isPending}>
            {t("tracking.send")}
          </Button>
        </Form>
      ) : (
        <Form
          layout="vertical"
          requiredMark={false}
          className="card"
          onFinish={({ code }: { code: string }) => open.mutate({ requestId: asked.requestId, code })}
        >
          <p role="status">{t("tracking.sent", { number: asked.number })}</p>
          <Form.Item
            name="code"
            label={t("tracking.code")}
            rules={[{ required: true, pattern: /^\d{6}$/, message: t("tracking.codeForm") }]}
          >
            <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} autoFocus />
          </Form.Item>
          <div className="row">
            <Button type="primary" htmlType="submit" loading={open.isPending}>
              {t("tracking.show")}
            </Button>
            <Button
              onClick={() => {
                setAsked(null);
                open.reset();
              }}
            >
              {t("tracking.otherNumber")}
            </Button>
          </div>
        </Form>
      )}
    </div>
  );
}

function Case({ shown: { token, value: shown }, leave }: { shown: Shown; leave: () => void }) {
  const { t } = useWords();
  const [ownData, showOwnData] = useState(false);
  return (
    <div className="page">
      <div className="card">
        <p className="row spread">
          <span className="number">{shown.caseNumber}</span> <Label label={shown.label} />
        </p>
        <Ball waiting={shown.waiting} />
        {shown.trackingNumber ? <p>{t("card.mail", { number: shown.trackingNumber })}</p> : null}
      </div>
      {shown.economies.length > 0 ? (
        <div className="card">
          <h2>{t("board.title")}</h2>
          <Board tiles={shown.economies} />
        </div>
      ) : null}
      <div className="card">
        <h2>{t("timeline.title")}</h2>
        <Timeline entries={shown.timeline} />
      </div>
      {ownData ? <OwnData token={token} /> : null}
      <MobileCheck token={token} />
      <div className="row">
        {ownData ? null : <Button onClick={() => showOwnData(true)}>{t("ownData.show")}</Button>}
        <Button onClick={leave}>{t("tracking.leave")}</Button>
      </div>
    </div>
  );
}
