import type { RouteObject } from "react-router";
import { SignedIn } from "../SignedIn";
import { page } from "./page";

/** The service point's own pages: who comes, what is made, what is expected back. */
export const point: RouteObject[] = [
  {
    element: <SignedIn roles={["service-point-clerk"]} />,
    children: [
      page("point", async () => (await import("../../features/point/PointPage")).PointPage),
      page("point/handovers/:cardId", async () => (await import("../../features/point/HandoverPage")).HandoverPage),
      page("point/handovers/:cardId/slip", async () => (await import("../../features/point/SlipPage")).SlipPage),
      page(
        "point/production",
        async () => (await import("../../features/production/ProductionPage")).ProductionPage,
      ),
      page("point/production/:batchId", async () => (await import("../../features/production/BatchPage")).BatchPage),
      page("point/returns", async () => (await import("../../features/returns/ReturnsPage")).ReturnsPage),
    ],
  },
];
