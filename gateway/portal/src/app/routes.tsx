import { createBrowserRouter, type RouteObject } from "react-router";
import { HomePage } from "../features/home/HomePage";
import { Failed } from "./Failed";
import { Frame } from "./Frame";
import { NotFound } from "./NotFound";
import { SignedIn } from "./SignedIn";

const enterprise = ["enterprise", "agent"];

// Everything but the first page is fetched when somebody goes there.
const forEnterprises: RouteObject[] = [
  { path: "cases", lazy: async () => ({ Component: (await import("../features/cases/CasesPage")).CasesPage }) },
  {
    path: "cases/new",
    lazy: async () => ({ Component: (await import("../features/application/StartPage")).StartPage }),
  },
  { path: "cases/:caseId", lazy: async () => ({ Component: (await import("../features/case/CasePage")).CasePage }) },
  {
    path: "cases/:caseId/withdrawal",
    lazy: async () => ({ Component: (await import("../features/case/WithdrawPage")).WithdrawPage }),
  },
  {
    path: "cases/:caseId/correction",
    lazy: async () => ({ Component: (await import("../features/case/CorrectionPage")).CorrectionPage }),
  },
  {
    path: "cases/:caseId/form/:step?",
    lazy: async () => ({ Component: (await import("../features/application/ApplicationPage")).ApplicationPage }),
  },
  {
    path: "cases/:caseId/done",
    lazy: async () => ({ Component: (await import("../features/application/DonePage")).DonePage }),
  },
  {
    path: "messages",
    lazy: async () => ({ Component: (await import("../features/messages/MessagesPage")).MessagesPage }),
  },
  { path: "orders", lazy: async () => ({ Component: (await import("../features/orders/OrdersPage")).OrdersPage }) },
  {
    path: "orders/:orderId",
    lazy: async () => ({ Component: (await import("../features/orders/OrderPage")).OrderPage }),
  },
  {
    path: "orders/:orderId/form/:step?",
    lazy: async () => ({ Component: (await import("../features/orders/OrderFormPage")).OrderFormPage }),
  },
  {
    path: "orders/:orderId/withdrawal",
    lazy: async () => ({ Component: (await import("../features/orders/WithdrawOrderPage")).WithdrawOrderPage }),
  },
];

export const router = createBrowserRouter([
  {
    Component: Frame,
    ErrorBoundary: Failed,
    HydrateFallback: () => null,
    children: [
      { index: true, Component: HomePage },
      {
        lazy: async () => ({ Component: (await import("./Dressed")).Dressed }),
        children: [
          {
            path: "tracking",
            lazy: async () => ({ Component: (await import("../features/tracking/TrackingPage")).TrackingPage }),
          },
          { path: "sign-in", lazy: async () => ({ Component: (await import("./SignInRoute")).SignInRoute }) },
          {
            path: "register",
            lazy: async () => ({
              Component: (await import("../features/registration/RegistrationPage")).RegistrationPage,
            }),
          },
          { element: <SignedIn roles={enterprise} />, children: forEnterprises },
          {
            element: <SignedIn roles={["enterprise"]} />,
            children: [
              {
                path: "agents",
                lazy: async () => ({ Component: (await import("../features/agents/AgentsPage")).AgentsPage }),
              },
            ],
          },
          {
            element: <SignedIn />,
            children: [
              {
                path: "desk",
                lazy: async () => ({ Component: (await import("../features/desk/DeskPage")).DeskPage }),
              },
            ],
          },
        ],
      },
      { path: "*", Component: NotFound },
    ],
  },
]);
