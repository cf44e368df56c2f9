import { createBrowserRouter } from "react-router";
import { HomePage } from "../features/home/HomePage";
import { Failed } from "./Failed";
import { Frame } from "./Frame";
import { NotFound } from "./NotFound";
import { SignedIn } from "./SignedIn";
import { desk } from "./routes/desk";
import { enterprise } from "./routes/enterprise";
import { offices } from "./routes/offices";
import { page } from "./routes/page";
import { point } from "./routes/point";

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
          page("tracking", async () => (await import("../features/tracking/TrackingPage")).TrackingPage),
          page("events", async () => (await import("../features/systems/EventsPage")).EventsPage),
          page("sign-in", async () => (await import("./SignInRoute")).SignInRoute),
          page("register", async () => (await import("../features/registration/RegistrationPage")).RegistrationPage),
          page(
            "forgot-password",
            async () => (await import("../features/password/ForgotPasswordPage")).ForgotPasswordPage,
          ),
          page(
            "reset-password",
            async () => (await import("../features/password/ResetPasswordPage")).ResetPasswordPage,
          ),
          page("confirm-email", async () => (await import("../features/email/ConfirmEmailPage")).ConfirmEmailPage),
          page("invitation", async () => (await import("../features/invitation/InvitationPage")).InvitationPage),
          ...enterprise,
          ...point,
          ...offices,
          ...desk,
          {
            element: <SignedIn />,
            children: [
              page("authorize", async () => (await import("../features/authorize/AuthorizePage")).AuthorizePage),
              page(
                "account/password",
                async () => (await import("../features/password/ChangePasswordPage")).ChangePasswordPage,
              ),
              page(
                "account/sessions",
                async () => (await import("../features/sessions/SessionsPage")).SessionsPage,
              ),
              page("desk", async () => (await import("../features/desk/DeskPage")).DeskPage),
            ],
          },
        ],
      },
      { path: "*", Component: NotFound },
    ],
  },
]);
