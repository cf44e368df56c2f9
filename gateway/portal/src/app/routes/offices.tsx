import type { RouteObject } from "react-router";
import { SignedIn } from "../SignedIn";
import { page } from "./page";

/** Pages of those who look after the offices and the scheme. */
export const offices: RouteObject[] = [
  {
    element: <SignedIn roles={["administrator"]} />,
    children: [
      page("offices", async () => (await import("../../features/administration/OfficesPage")).OfficesPage),
      page("systems", async () => (await import("../../features/systems/SystemsPage")).SystemsPage),
      page("officers", async () => (await import("../../features/officers/OfficersPage")).OfficersPage),
      page("enterprises", async () => (await import("../../features/invited/InvitedPage")).InvitedPage),
      page("calendar", async () => (await import("../../features/administration/CalendarPage")).CalendarPage),
      page("offices/:office/:tab?", async () => (await import("../../features/administration/OfficePage")).OfficePage),
    ],
  },
  {
    element: <SignedIn roles={["ministry-officer", "operator"]} />,
    children: [
      page("ministry", async () => (await import("../../features/ministry/BoardPage")).BoardPage),
      page("ministry/overdue", async () => (await import("../../features/ministry/OverduePage")).OverduePage),
    ],
  },
  {
    element: <SignedIn roles={["operator", "administrator"]} />,
    children: [
      page("operations", async () => (await import("../../features/operations/OperationsPage")).OperationsPage),
      page("retention", async () => (await import("../../features/operations/RetentionPage")).RetentionPage),
    ],
  },
  {
    element: <SignedIn roles={["operator"]} />,
    children: [page("queues", async () => (await import("../../features/operations/QueuesPage")).QueuesPage)],
  },
  {
    element: <SignedIn roles={["operator", "administrator", "ministry-officer"]} />,
    children: [
      page("statistics", async () => (await import("../../features/operations/StatisticsPage")).StatisticsPage),
    ],
  },
  {
    element: <SignedIn roles={["finance-officer"]} />,
    children: [
      page("finance", async () => (await import("../../features/operations/FinancePage")).FinancePage),
      page("statements", async () => (await import("../../features/operations/StatementsPage")).StatementsPage),
    ],
  },
];
