import type { OrderView } from "../../api/types";
import { covers } from "../../shared/form/paths";

export type StepName = "fill" | "materials" | "handover" | "confirm";

/** The pages of an order: with 取卡方式 only where the order has that step. */
export const stepsOf = (order: OrderView): StepName[] =>
  order.steps.includes("取卡方式") ? ["fill", "materials", "handover", "confirm"] : ["fill", "materials", "confirm"];

/** Where a field is filled in. */
export const stepOfField = (path: string): StepName => (covers("handover", path) ? "handover" : "fill");
