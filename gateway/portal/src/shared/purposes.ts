/** What an officer may need personal data for. */
export const purposes = ["Review", "Guidance", "Complaint", "Audit"] as const;

export type Purpose = (typeof purposes)[number];
