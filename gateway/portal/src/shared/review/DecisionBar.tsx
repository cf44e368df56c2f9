import { PushpinFilled } from "@ant-design/icons";
import { Button } from "antd";
import { useState, type ReactNode } from "react";
import { useWords } from "../../i18n";
import { Due } from "./Due";
import type { PinTarget } from "./PinDialog";
import type { DraftPin, Pins } from "./usePins";

interface Props {
  dueAt: string | null;
  who: ReactNode;
  pins: Pins;
  canPin: boolean;
  targetOf: (pin: DraftPin) => PinTarget;
  pin: (target: PinTarget) => void;
  children: ReactNode; // exactly what the service offers
}

/** Fixed at the foot: until when, who has it, what is pinned, and what can be decided. */
export function DecisionBar({ dueAt, who, pins, canPin, targetOf, pin, children }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const shown = open && pins.list.length > 0;
  return (
    <section className="decision-bar" aria-label={t("deskReview.decide")}>
      {shown ? (
        <ul className="bar-pins" id="bar-pins">
          {pins.list.map((one) => {
            const target = targetOf(one);
            return (
              <li key={one.target}>
                <span>
                  <b>{target.name}</b>
                  {t("list.colon")}
                  {one.reason}
                </span>
                <span className="row">
                  {canPin ? (
                    <Button
                      size="small"
                      aria-label={t("deskPin.edit", { name: target.name })}
                      onClick={() => pin(target)}
                    >
                      {t("form.edit")}
                    </Button>
                  ) : null}
                  <Button
                    size="small"
                    aria-label={t("deskPin.removeOf", { name: target.name })}
                    onClick={() => pins.remove(one.target)}
                  >
                    {t("deskPin.remove")}
                  </Button>
                </span>
              </li>
            );
          })}
        </ul>
      ) : null}
      <div className="bar-in">
        <div className="row">
          {dueAt ? <Due at={dueAt} /> : null}
          {who}
        </div>
        <div className="row">
          {pins.list.length > 0 ? (
            <Button
              icon={<PushpinFilled aria-hidden />}
              aria-expanded={shown}
              aria-controls="bar-pins"
              onClick={() => setOpen(!open)}
            >
              {t("deskPin.count", { count: pins.list.length })}
            </Button>
          ) : null}
          {children}
        </div>
      </div>
    </section>
  );
}
