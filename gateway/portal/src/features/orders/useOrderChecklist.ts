import { useQuery } from "@tanstack/react-query";
import { body, documents } from "../../api/clients";
import type { OrderView } from "../../api/types";

/** Under what an order's materials are asked for: where, for which business, and what its form says. */
export const askedFor = (order: OrderView) => ({
  office: order.office.code,
  business: order.kind,
  conditions: order.materialConditions,
  direct: order.company.reportsDirectly,
});

/** What is to be handed in with an order, as it is filled in. */
export function useOrderChecklist(order: OrderView) {
  const query = askedFor(order);
  return useQuery({
    queryKey: ["checklist", order.id, query],
    queryFn: () =>
      body(documents.GET("/orders/{orderId}/checklist", { params: { path: { orderId: order.id }, query } })),
  });
}
