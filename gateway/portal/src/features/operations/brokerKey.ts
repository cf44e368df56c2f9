/** Under which all is kept that was asked of the broker: what an operator does changes the rest of it. */
export const brokerKey = "broker";

/** The page lives: so often it looks again, while it can be seen. */
export const everyFewSeconds = 5_000;
