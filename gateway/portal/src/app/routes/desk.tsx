import type { RouteObject } from "react-router";
import { SignedIn } from "../SignedIn";
import { page } from "./page";

/** The officers' desks: cases, guidance calls, and the orders of an office. */
export const desk: RouteObject[] = [
  {
    element: <SignedIn roles={["preliminary-officer", "foreign-affairs-officer", "ministry-officer"]} />,
    children: [
      page("desk/cases/:caseId", async () => (await import("../../features/desk/DeskCasePage")).DeskCasePage),
      page("desk/calls", async () => (await import("../../features/calls/CallsPage")).CallsPage),
      page("desk/calls/:callId", async () => (await import("../../features/calls/CallPage")).CallPage),
    ],
  },
  {
    element: <SignedIn roles={["preliminary-officer"]} />,
    children: [
      page("desk/orders", async () => (await import("../../features/order-desk/OrderQueuePage")).OrderQueuePage),
      page(
        "desk/orders/:orderId",
        async () => (await import("../../features/order-desk/OrderReviewPage")).OrderReviewPage,
      ),
    ],
  },
];
