/** What was typed and could not be saved yet, kept by this window beyond a reload or a new sign-in. */
export interface Unsaved<Form> {
  form: Form;
  of: string; // the form as the server had it then
}

const prefix = "unsaved ";

export function readUnsaved<Form>(name: string): Unsaved<Form> | null {
  const kept = sessionStorage.getItem(prefix + name);
  return kept === null ? null : (JSON.parse(kept) as Unsaved<Form>);
}

export function keepUnsaved<Form>(name: string, unsaved: Unsaved<Form>): void {
  sessionStorage.setItem(prefix + name, JSON.stringify(unsaved));
}

export const forgetUnsaved = (name: string): void => sessionStorage.removeItem(prefix + name);
