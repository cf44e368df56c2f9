import { useState } from "react";
import { Link } from "react-router";
import type { Versioned } from "../../api/clients";
import type { Account, HandedIn, OrderReviewView, OrderView, Pin } from "../../api/types";
import { useWords } from "../../i18n";
import { CallsMade } from "../../shared/review/CallsMade";
import { Desk } from "../../shared/review/Desk";
import { Difference } from "../../shared/review/Difference";
import { FilesPane, type Selection } from "../../shared/review/FilesPane";
import { Folded } from "../../shared/review/Folded";
import { FormPane } from "../../shared/review/FormPane";
import { History } from "../../shared/review/History";
import { Keys } from "../../shared/review/Keys";
import { PinDialog, type PinTarget } from "../../shared/review/PinDialog";
import { pinFocused } from "../../shared/review/pinFocused";
import { usePins, type DraftPin } from "../../shared/review/usePins";
import { OrderDecisions } from "./OrderDecisions";
import { useOrderForm } from "./useOrderForm";

interface Props {
  account: Account;
  order: OrderView;
  handedIn: HandedIn;
  reviewed: Versioned<OrderReviewView>;
}

/** The order's form and documents side by side; a click on either pins it. */
export function OrderReview({ account, order, handedIn, reviewed }: Props) {
  const { t, pick } = useWords();
  const [target, setTarget] = useState<PinTarget | null>(null);
  const [selected, select] = useState<Selection>({ fileId: null, beside: false });
  const pins = usePins(account.id, order.id);
  const last = order.corrections.at(-1);
  const corrected = last?.submittedAt ? last.pins : [];
  const { modules, shown } = useOrderForm(order, corrected);
  const pin = reviewed.value.canReturn ? setTarget : null;
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
          {pick(order.kindInChinese, order.kindInEnglish)} · {order.applicant}{" "}
          <span className="number">{order.number}</span>
        </h1>
        <span className="row">
          <Link to={`/desk/cases/${order.caseId}`}>{t("deskOrder.toCase")}</Link>
          <Link to="/desk/orders">{t("deskQueue.orders")}</Link>
          <Keys orders keys={[{ key: "p", does: "pin", run: pinFocused }]} />
        </span>
      </div>
      {pin ? <p className="quiet">{t("deskReview.howToPin")}</p> : null}
      <div className="review">
        <div>
          {last ? (
            <Difference
              requestedAt={last.requestedAt}
              submittedAt={last.submittedAt}
              pins={last.pins}
              nameOf={(one) => targetOf(one).name}
              shown={shown}
              look={(fileId) => select({ fileId, beside: true })}
            />
          ) : null}
          <FormPane modules={modules} pins={pins} pin={pin} corrected={corrected} />
          {order.calls.length > 0 ? (
            <section className="card">
              <h2>{t("menu.calls")}</h2>
              <CallsMade calls={order.calls} />
            </section>
          ) : null}
          <Folded title={t("deskReview.history")}>
            {() => <History acts={reviewed.value.history} me={account.id} />}
          </Folded>
        </div>
        <div className="files-side">
          <FilesPane
            handedIn={handedIn}
            pins={pins}
            pin={pin}
            reader={`${account.name ?? ""} ${account.signInName}`}
            selected={selected}
            select={select}
          />
        </div>
      </div>
      <OrderDecisions reviewed={reviewed} pins={pins} targetOf={targetOf} pin={setTarget} />
      {target ? <PinDialog key={target.target} target={target} pins={pins} close={() => setTarget(null)} /> : null}
    </Desk>
  );
}
