/** What other authorities may hear of: the types of our events, and what they are called here. */
export const topics: Record<string, string> = {
  "abtc.case.submitted": "caseSubmitted",
  "abtc.economy.decided": "economyDecided",
  "abtc.case.completed": "caseCompleted",
  "abtc.passport.changed": "passportChanged",
  "abtc.card.issued": "cardIssued",
  "abtc.card.economy-struck": "cardEconomyStruck",
  "abtc.card.revoked": "cardRevoked",
  "abtc.card.expired": "cardExpired",
};
