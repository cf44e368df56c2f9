import type { RouteObject } from "react-router";
import { SignedIn } from "../SignedIn";
import { page } from "./page";

/** The company's own pages, and its agents'. */
export const enterprise: RouteObject[] = [
  {
    element: <SignedIn roles={["enterprise", "agent"]} />,
    children: [
      page("cases", async () => (await import("../../features/cases/CasesPage")).CasesPage),
      page("cases/new", async () => (await import("../../features/application/StartPage")).StartPage),
      page("cases/:caseId", async () => (await import("../../features/case/CasePage")).CasePage),
      page("cases/:caseId/readings", async () => (await import("../../features/case/ReadingsPage")).ReadingsPage),
      page("cases/:caseId/withdrawal", async () => (await import("../../features/case/WithdrawPage")).WithdrawPage),
      page("cases/:caseId/correction", async () => (await import("../../features/case/CorrectionPage")).CorrectionPage),
      page(
        "cases/:caseId/form/:step?",
        async () => (await import("../../features/application/ApplicationPage")).ApplicationPage,
      ),
      page("cases/:caseId/done", async () => (await import("../../features/application/DonePage")).DonePage),
      page("roster", async () => (await import("../../features/roster/RosterPage")).RosterPage),
      page("payments", async () => (await import("../../features/payments/PaymentsPage")).PaymentsPage),
      page("invoices", async () => (await import("../../features/invoices/InvoicesPage")).InvoicesPage),
      page("radar", async () => (await import("../../features/radar/RadarPage")).RadarPage),
      page("account", async () => (await import("../../features/account/AccountPage")).AccountPage),
      page("messages", async () => (await import("../../features/messages/MessagesPage")).MessagesPage),
      page("orders", async () => (await import("../../features/orders/OrdersPage")).OrdersPage),
      page("orders/:orderId", async () => (await import("../../features/orders/OrderPage")).OrderPage),
      page(
        "orders/:orderId/form/:step?",
        async () => (await import("../../features/orders/OrderFormPage")).OrderFormPage,
      ),
      page(
        "orders/:orderId/withdrawal",
        async () => (await import("../../features/orders/WithdrawOrderPage")).WithdrawOrderPage,
      ),
    ],
  },
  {
    element: <SignedIn roles={["enterprise"]} />,
    children: [
      page("agents", async () => (await import("../../features/agents/AgentsPage")).AgentsPage),
    ],
  },
];
