import { covers } from "../../shared/form/paths";

/** The pages of the application, in their order, and the group of the guide each belongs to. */
export const steps = [
  { name: "company", group: "fill", section: "company" },
  { name: "applicant", group: "fill", section: "applicant" },
  { name: "office", group: "fill", section: "office" },
  { name: "materials", group: "materials", section: "materials" },
  { name: "handover", group: "handover", section: "handover" },
  { name: "invoice", group: "handover", section: "invoice" },
  { name: "confirm", group: "confirm", section: "-" },
] as const;

export type StepName = (typeof steps)[number]["name"];

export const stepOf = (name: string | undefined): StepName =>
  steps.find((step) => step.name === name)?.name ?? "company";

/** Where a field is filled in. */
export const stepOfField = (path: string): StepName =>
  steps.find((step) => covers(step.section, path))?.name ?? "confirm";
