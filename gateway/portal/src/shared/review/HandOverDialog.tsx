import { Button, Empty, Modal, Radio } from "antd";
import { useState } from "react";
import type { Colleague } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../format";
import { useNames } from "../useNames";

interface Props {
  title: string;
  means: string;
  colleagues: Colleague[];
  busy: boolean;
  give: (officer: string) => void;
  close: () => void;
}

/** To whom a case goes: somebody of the same desk. */
export function HandOverDialog({ title, means, colleagues, busy, give, close }: Props) {
  const { t, language } = useWords();
  const nameOf = useNames(colleagues.map((one) => one.officer), t("deskReview.colleague"));
  const [officer, setOfficer] = useState<string>();
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      footer={
        <div className="row spread">
          <Button onClick={close}>{t("deskPin.cancel")}</Button>
          <Button type="primary" disabled={!officer} loading={busy} onClick={() => officer && give(officer)}>
            {t("deskReview.giveDo")}
          </Button>
        </div>
      }
    >
      <p>{means}</p>
      {colleagues.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("deskReview.noColleague")} />
      ) : null}
      <Radio.Group
        className="big-choices"
        value={officer}
        onChange={(event) => setOfficer(event.target.value as string)}
        options={colleagues.map((one) => ({
          value: one.officer,
          label: (
            <span className="point">
              <b>{one.me ? t("deskReview.me") : nameOf(one.officer)}</b>
              <span className="quiet">
                {one.awayUntil
                  ? t("deskAway.until", { at: moment(one.awayUntil, language) })
                  : t("deskReview.seen", { at: moment(one.seenAt, language) })}
              </span>
            </span>
          ),
        }))}
      />
    </Modal>
  );
}
