import { gcm } from "@noble/ciphers/aes.js";
import {
  bytesToHex,
  bytesToUtf8,
  hexToBytes,
  managedNonce,
  utf8ToBytes,
} from "@noble/ciphers/utils.js";
import { windowKey } from "../../api/session";

/** What was typed and could not be saved yet, kept by this window beyond a reload or a new sign-in. */
export interface Unsaved<Form> {
  form: Form;
  of: string; // the form as the server had it then
}

const prefix = "unsaved ";

// Only who signs in to the account again can read it (AES-256-GCM).
const cipher = () => managedNonce(gcm)(hexToBytes(windowKey()));

export function readUnsaved<Form>(name: string): Unsaved<Form> | null {
  const kept = sessionStorage.getItem(prefix + name);
  if (kept === null) {
    return null;
  }

  try {
    return JSON.parse(bytesToUtf8(cipher().decrypt(hexToBytes(kept)))) as Unsaved<Form>;
  } catch {
    forgetUnsaved(name); // another account's, in the same window
    return null;
  }
}

export function keepUnsaved<Form>(name: string, unsaved: Unsaved<Form>): void {
  const kept = cipher().encrypt(utf8ToBytes(JSON.stringify(unsaved)));
  sessionStorage.setItem(prefix + name, bytesToHex(kept));
}

export const forgetUnsaved = (name: string): void => sessionStorage.removeItem(prefix + name);
