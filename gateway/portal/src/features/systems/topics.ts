/** What other authorities may hear of: the types of our events, as the services name them. */
export const topics = [
  "abtc.case.submitted",
  "abtc.economy.decided",
  "abtc.case.completed",
  "abtc.passport.changed",
  "abtc.card.issued",
  "abtc.card.economy-struck",
  "abtc.card.revoked",
  "abtc.card.expired",
] as const;
