import { useState } from "react";
import { Link } from "react-router";
import type { Versioned } from "../../api/clients";
import type { Account, CaseView, HandedIn, Pin, ReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { Label } from "../../shared/case/Label";
import { Desk } from "../../shared/review/Desk";
import { Difference } from "../../shared/review/Difference";
import { FilesPane, type Selection } from "../../shared/review/FilesPane";
import { FormPane } from "../../shared/review/FormPane";
import { Keys } from "../../shared/review/Keys";
import { pinFocused } from "../../shared/review/pinFocused";
import { PinDialog, type PinTarget } from "../../shared/review/PinDialog";
import { usePins, type DraftPin } from "../../shared/review/usePins";
import { CaseDecisions } from "./CaseDecisions";
import { More } from "./More";
import { useCaseForm } from "./useCaseForm";

interface Props {
  account: Account;
  file: CaseView;
  handedIn: HandedIn;
  reviewed: Versioned<ReviewView> | null;
}

/** Form and documents side by side; a click on either pins it. */
export function CaseReview({ account, file, handedIn, reviewed }: Props) {
  const { t, pick } = useWords();
  const [target, setTarget] = useState<PinTarget | null>(null);
  const [selected, select] = useState<Selection>({ fileId: null, beside: false });
  const pins = usePins(account.id, file.id);
  const last = file.corrections.at(-1);
  const corrected = last?.submittedAt ? last.pins : [];
  const { modules, shown } = useCaseForm(file, corrected);
  const canPin = reviewed?.value.canReturn ?? false;
  const lines = modules.flatMap((module) => module.lines);
  const targetOf = ({ kind, target: code }: Pick<DraftPin | Pin, "kind" | "target">): PinTarget => {
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
      <div className="desk-head">
        <h1>
          {file.form.applicant?.chineseName ?? t("cases.noName")} <span className="number">{file.number}</span>{" "}
          <Label label={file.label} />
        </h1>
        <span className="row">
          <Link to="/desk">{t("deskQueue.title")}</Link>
          <Keys
            orders={account.roles.includes("preliminary-officer")}
            keys={[{ key: "p", does: "pin", run: pinFocused }]}
          />
        </span>
      </div>
      {canPin ? <p className="quiet">{t("deskReview.howToPin")}</p> : null}
      <div className="review">
        <div>
          {last ? (
            <Difference
              requestedAt={last.requestedAt}
              submittedAt={last.submittedAt}
              pins={last.pins}
              nameOf={(pin) => targetOf(pin).name}
              shown={shown}
              look={(fileId) => select({ fileId, beside: true })}
            />
          ) : null}
          <FormPane modules={modules} pins={pins} pin={canPin ? setTarget : null} corrected={corrected} />
          <More file={file} history={reviewed?.value.history ?? []} me={account.id} />
        </div>
        <div className="files-side">
          <FilesPane
            handedIn={handedIn}
            pins={pins}
            pin={canPin ? setTarget : null}
            reader={`${account.name ?? ""} ${account.signInName}`}
            selected={selected}
            select={select}
          />
        </div>
      </div>
      <CaseDecisions number={file.number ?? ""} reviewed={reviewed} pins={pins} targetOf={targetOf} pin={setTarget} />
      {target ? (
        <PinDialog key={target.target} target={target} pins={pins} close={() => setTarget(null)} />
      ) : null}
    </Desk>
  );
}
