/** Under which all that Payments knows is kept here: what changes one of it changes the rest. */
export const moneyKey = "money";
