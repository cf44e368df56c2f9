/** What the gateway wrote into the page for this answer: the browser takes only styles that name it. */
export const nonce = document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce;

/**
 * Ant Design names the nonce in the styles of its components, but not in the small ones it makes to measure a scroll
 * bar and to hold the page still behind a dialog. What our own scripts make gets it here; what comes in as text does
 * not.
 */
export function nameNonce(): void {
  if (!nonce) {
    return; // a page of the development server
  }

  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const made = create(name, options);
    if (made instanceof HTMLStyleElement) {
      made.nonce = nonce;
    }

    return made;
  };
}
