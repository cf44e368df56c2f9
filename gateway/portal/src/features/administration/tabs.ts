/** What is configured for an office, a tab each. */
export const tabs = ["particulars", "checklist", "rules", "fees", "points"] as const;
