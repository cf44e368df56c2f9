/** c claims the row of a queue that has the focus. */
export const claimKey = {
  key: "c",
  does: "claim",
  run: () => document.activeElement?.closest("li")?.querySelector<HTMLButtonElement>("[data-claim]")?.click(),
};
