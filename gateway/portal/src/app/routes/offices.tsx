import type { RouteObject } from "react-router";
import { SignedIn } from "../SignedIn";
import { page } from "./page";

/** Pages of those who look after the offices and the scheme. */
export const offices: RouteObject[] = [
  {
    element: <SignedIn roles={["administrator"]} />,
    children: [
      page("offices", async () => (await import("../../features/administration/OfficesPage")).OfficesPage),
      page("offices/:office/:tab?", async () => (await import("../../features/administration/OfficePage")).OfficePage),
    ],
  },
];
