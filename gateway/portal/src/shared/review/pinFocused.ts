/** Pins the field or material whose button has the focus: j and k lead there. */
export function pinFocused(): void {
  const at = document.activeElement;
  if (at instanceof HTMLElement && at.dataset.step !== undefined) {
    at.click();
  }
}
