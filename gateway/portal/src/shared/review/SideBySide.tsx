import { useState, type ReactNode } from "react";
import type { Account, HandedIn, Pin } from "../../api/types";
import { useWords } from "../../i18n";
import { Desk } from "./Desk";
import { Difference } from "./Difference";
import { FilesPane, type Selection } from "./FilesPane";
import { FormPane, type FormModule } from "./FormPane";
import { PinDialog, type PinTarget } from "./PinDialog";
import { usePins, type DraftPin, type Pins } from "./usePins";

interface Correction {
  requestedAt: string;
  submittedAt: string | null;
  pins: Pin[];
}

/** What has been corrected since it was last seen here. */
export function correctedIn(corrections: readonly Correction[]): Pin[] {
  const last = corrections.at(-1);
  return last?.submittedAt ? last.pins : [];
}

interface Pinning {
  pins: Pins;
  targetOf: (pin: Pick<DraftPin | Pin, "kind" | "target">) => PinTarget;
  pin: (target: PinTarget) => void;
}

interface Props {
  account: Account;
  id: string; // of the case or order: its pins are kept under it
  head: ReactNode;
  corrections: readonly Correction[];
  form: { modules: FormModule[]; shown: (pin: Pin, value: string | null) => string };
  handedIn: HandedIn;
  canPin: boolean;
  more: ReactNode; // below the form
  decisions: (pinning: Pinning) => ReactNode;
}

/** Form and documents side by side; a click on either pins it. */
export function SideBySide({ account, id, head, corrections, form, handedIn, canPin, more, decisions }: Props) {
  const { t, pick } = useWords();
  const [target, setTarget] = useState<PinTarget | null>(null);
  const [selected, select] = useState<Selection>({ fileId: null, beside: false });
  const pins = usePins(account.id, id);
  const last = corrections.at(-1);
  const pin = canPin ? setTarget : null;
  const lines = form.modules.flatMap((module) => module.lines);
  const targetOf: Pinning["targetOf"] = ({ kind, target: code }) => {
    const line = kind === "Field" ? lines.find((one) => one.path === code) : undefined;
    const item = kind === "Material" ? handedIn.items.find((one) => one.item === code) : undefined;
    return {
      kind,
      target: code,
      name: item ? pick(item.chineseName, item.englishName) : (line?.name ?? t(`field.${code}`)),
      value: item ? item.files.map((one) => one.name).join(t("list.comma")) : (line?.value ?? ""),
    };
  };
  return (
    <Desk>
      <div className="desk-head">{head}</div>
      {canPin ? <p className="quiet">{t("deskReview.howToPin")}</p> : null}
      <div className="review">
        <div>
          {last ? (
            <Difference
              requestedAt={last.requestedAt}
              submittedAt={last.submittedAt}
              pins={last.pins}
              nameOf={(one) => targetOf(one).name}
              shown={form.shown}
              look={(fileId) => select({ fileId, beside: true })}
            />
          ) : null}
          <FormPane modules={form.modules} pins={pins} pin={pin} corrected={correctedIn(corrections)} />
          {more}
        </div>
        <div className="files-side">
          <FilesPane
            handedIn={handedIn}
            pins={pins}
            pin={pin}
            selected={selected}
            select={select}
          />
        </div>
      </div>
      {decisions({ pins, targetOf, pin: setTarget })}
      {target ? <PinDialog key={target.target} target={target} pins={pins} close={() => setTarget(null)} /> : null}
    </Desk>
  );
}
