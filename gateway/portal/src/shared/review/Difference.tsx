import { CheckCircleFilled, EyeOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import type { Pin } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../format";

interface Props {
  requestedAt: string;
  submittedAt: string | null;
  pins: Pin[];
  nameOf: (pin: Pin) => string;
  shown: (pin: Pin, raw: string | null) => string;
  look: (fileId: string) => void; // a material, beside what it replaced
}

/** 补正对照: what was pinned and why, what it said before and says now, and what the enterprise says of it. */
export function Difference({ requestedAt, submittedAt, pins, nameOf, shown, look }: Props) {
  const { t, language } = useWords();
  return (
    <section className="card difference">
      <h2>{t("deskDiff.title")}</h2>
      <p className="quiet">
        {t("deskDiff.asked", { at: moment(requestedAt, language) })}
        {" · "}
        {submittedAt ? t("deskDiff.back", { at: moment(submittedAt, language) }) : t("deskDiff.notBack")}
      </p>
      <ul className="plain">
        {pins.map((pin) => (
          <li key={`${pin.kind} ${pin.target}`}>
            <div className="row spread">
              <b>{nameOf(pin)}</b>
              {submittedAt === null ? null : pin.changed ? (
                <Tag color="success" icon={<CheckCircleFilled aria-hidden />}>
                  {t("deskReview.changed")}
                </Tag>
              ) : (
                <Tag icon={<MinusCircleOutlined aria-hidden />}>{t("deskReview.unchanged")}</Tag>
              )}
            </div>
            <p>
              <span className="quiet">{t("deskDiff.reason")}</span> {pin.reason}
            </p>
            {pin.kind === "Field" ? (
              <div className="sides">
                <div>
                  <span className="quiet">{t("deskDiff.before")}</span>
                  <p>{shown(pin, pin.before)}</p>
                </div>
                {submittedAt === null ? null : (
                  <div className={pin.changed ? "side-new" : undefined}>
                    <span className="quiet">{t("deskDiff.after")}</span>
                    <p>{shown(pin, pin.after)}</p>
                  </div>
                )}
              </div>
            ) : pin.changed && pin.after ? (
              <Button size="small" icon={<EyeOutlined aria-hidden />} onClick={() => look(pin.after!.split(",")[0]!)}>
                {t("deskDiff.look")}
              </Button>
            ) : null}
            {pin.answer ? (
              <p>
                <span className="quiet">{t("deskDiff.answer")}</span> {pin.answer}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
