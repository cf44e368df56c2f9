import { Link } from "react-router";
import { applications, body, type Versioned } from "../../api/clients";
import type { Account, HandedIn, OrderReviewView, OrderView } from "../../api/types";
import { useWords } from "../../i18n";
import { CallsMade } from "../../shared/review/CallsMade";
import { Folded } from "../../shared/review/Folded";
import { History } from "../../shared/review/History";
import { Keys } from "../../shared/review/Keys";
import { pinFocused } from "../../shared/review/pinFocused";
import { correctedIn, SideBySide } from "../../shared/review/SideBySide";
import { useDisclosure } from "../../shared/review/useDisclosure";
import { OrderDecisions } from "./OrderDecisions";
import { useOrderForm } from "./useOrderForm";

interface Props {
  account: Account;
  order: OrderView;
  handedIn: HandedIn;
  reviewed: Versioned<OrderReviewView>;
}

/** An order, and what can be decided on it. */
export function OrderReview({ account, order: masked, handedIn, reviewed }: Props) {
  const { t, pick } = useWords();
  const { shown: order, control } = useDisclosure(masked, (purpose) =>
    body(
      applications.POST("/orders/{orderId}/disclosures", {
        params: { path: { orderId: masked.id } },
        body: { purpose },
      }),
    ),
  );
  const form = useOrderForm(order, correctedIn(order.corrections));
  return (
    <SideBySide
      account={account}
      id={order.id}
      head={
        <>
          <h1>
            {pick(order.kindInChinese, order.kindInEnglish)} · {order.applicant}{" "}
            <span className="number">{order.number}</span>
          </h1>
          <span className="row">
            {control}
            <Link to={`/desk/cases/${order.caseId}`}>{t("deskOrder.toCase")}</Link>
            <Link to="/desk/orders">{t("deskQueue.orders")}</Link>
            <Keys orders keys={[{ key: "p", does: "pin", run: pinFocused }]} />
          </span>
        </>
      }
      corrections={order.corrections}
      form={form}
      handedIn={handedIn}
      canPin={reviewed.value.canReturn}
      more={
        <>
          {order.calls.length > 0 ? (
            <section className="card">
              <h2>{t("menu.calls")}</h2>
              <CallsMade calls={order.calls} />
            </section>
          ) : null}
          <Folded title={t("deskReview.history")}>
            {() => <History acts={reviewed.value.history} me={account.id} />}
          </Folded>
        </>
      }
      decisions={(pinning) => <OrderDecisions reviewed={reviewed} {...pinning} />}
    />
  );
}
