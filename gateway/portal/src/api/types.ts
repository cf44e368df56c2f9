import type { components as A } from "./applications";
import type { components as D } from "./documents";
import type { components as I } from "./identity";
import type { components as P } from "./payments";
import type { components as V } from "./delivery";

type Applications = A["schemas"];

export type Account = I["schemas"]["AccountView"];
export type Actor = NonNullable<Applications["Actor"]>;
export type ApplicationForm = Applications["ApplicationForm"];
export type CaseAction = Applications["CaseAction"];
export type CaseLabel = Applications["CaseLabel"];
export type CaseListItem = Applications["ListCasesItem"];
export type CaseView = Applications["CaseView"];
export type EconomyRow = Applications["GetBoardRow"];
export type EconomyState = Applications["EconomyState"];
export type FormProblem = Applications["FormProblem"];
export type OrderForm = Applications["OrderForm"];
export type OrderKind = Applications["OrderKind"];
export type OrderView = Applications["OrderView"];
export type OrderSummary = Applications["OrderSummary"];
export type Pin = Applications["Pin"];
export type TimelineEntry = Applications["TimelineView"];
export type TimelineEvent = Applications["TimelineEvent"];
export type Card = V["schemas"]["CardView"];
export type Charge = P["schemas"]["ChargeView"];
export type Checklist = D["schemas"]["GetDossierChecklistResponse"];
export type ChecklistEntry = D["schemas"]["GetDossierChecklistEntry"];
