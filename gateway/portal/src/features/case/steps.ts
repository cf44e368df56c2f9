import type { CaseLabel } from "../../api/types";

/** The way of a case, in the guide's words. */
export const steps = ["preliminary", "foreignAffairs", "payment", "ministry", "economies", "production", "handover"];

const at: Partial<Record<CaseLabel, number>> = {
  InPreliminaryReview: 0,
  InForeignAffairsReview: 1,
  AwaitingPayment: 2,
  InMinistryReview: 3,
  InPreClearance: 4,
  InPreClearanceWithEarlyCard: 4,
  PreCleared: 5,
  PreClearedWithEarlyCard: 5,
  InProduction: 5,
  ReadyForHandover: 6,
  Collected: 7,
  Mailed: 7,
};

/** How far a case is; nowhere on the way when it was returned or has ended. */
export const stepOf = (label: CaseLabel): number | null => at[label] ?? null;
