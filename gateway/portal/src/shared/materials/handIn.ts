import { documents } from "../../api/clients";
import { isOffline, Problem } from "../../api/problem";
import { sendJson } from "../../api/send";
import type { OpenUpload } from "../../api/types";
import type { Dossier } from "./Materials";
import { sendBytes, upload } from "./upload";

/** How far it is; waiting while the connection is lost. */
export interface HowFar {
  percent: number;
  waiting: boolean;
}

const atOnce = 512 * 1024; // what is no longer goes in one piece
const longestWait = 10_000;

/**
 * Sends a file for an item, in parts when it is long. It goes on by itself when the connection was lost; given up, what
 * has come is thrown away. The same file chosen again, after a reload too, goes on where it stopped.
 */
export async function handIn(
  { of, id, query }: Dossier,
  item: string,
  file: File,
  tell: (far: HowFar) => void,
  signal: AbortSignal,
): Promise<void> {
  const path = `/api/documents/${of}/${id}/materials/${item}`;
  const far = (bytes: number, waiting = false) => tell({ percent: Math.floor((bytes / file.size) * 100), waiting });
  if (file.size <= atOnce) {
    await persist((bytes) => upload(`${path}${query}`, file, bytes, signal), far, () => 0, signal);
    return;
  }

  const announced = {
    name: file.name.slice(-255), // what is cut off is the beginning: the extension stays
    size: file.size,
    contentType: file.type,
    sha256: await hashOf(file),
  };
  const started = (await persist(
    () => sendJson("POST", `${path}/uploads${query}`, announced),
    far,
    () => 0,
    signal,
  )) as OpenUpload;
  let { received } = started;
  try {
    while (received < file.size) {
      const from = received;
      received = await persist(
        (bytes) => sendPart(started, from, file, (sent) => bytes(from + sent), signal),
        far,
        () => from,
        signal,
      );
    }

    const params = { path: { uploadId: started.uploadId } };
    await persist(() => documents.POST("/uploads/{uploadId}/completion", { params }), far, () => file.size, signal);
  } catch (error) {
    if (signal.aborted) {
      await forget(started.uploadId);
    }

    throw error;
  }
}

export const forget = (uploadId: string): Promise<unknown> =>
  documents.DELETE("/uploads/{uploadId}", { params: { path: { uploadId } } });

// Where it goes on, the server says: a part whose answer was lost is there already.
async function sendPart(
  { uploadId, partSize }: OpenUpload,
  from: number,
  file: File,
  progress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const { received } = await sendBytes<OpenUpload>({
    method: "PUT",
    path: `/api/documents/uploads/${uploadId}/parts/${from}`,
    body: file.slice(from, from + partSize),
    headers: { "Content-Type": "application/octet-stream" },
    progress,
    signal,
  });
  return received;
}

/** Does it until it is done or refused: as long as nobody answers, it is done again. */
async function persist<T>(
  work: (progress: (bytes: number) => void) => Promise<T>,
  far: (bytes: number, waiting?: boolean) => void,
  safe: () => number,
  signal: AbortSignal,
): Promise<T> {
  for (let wait = 500; ; wait = Math.min(2 * wait, longestWait)) {
    try {
      signal.throwIfAborted();
      return await work(far);
    } catch (error) {
      if (signal.aborted || !isAway(error)) {
        throw error;
      }

      far(safe(), true);
      await moment(wait, signal);
    }
  }
}

const isAway = (error: unknown): boolean =>
  isOffline(error) || (error instanceof Problem && [502, 504].includes(error.status));

/** So long, or until the connection is back, or it is given up. */
function moment(wait: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      window.clearTimeout(timer);
      window.removeEventListener("online", over);
      signal.removeEventListener("abort", over);
      resolve();
    };
    const timer = window.setTimeout(over, wait);
    window.addEventListener("online", over);
    signal.addEventListener("abort", over);
  });
}

// Only where the page came by TLS, or from this machine: without it an upload is not found again after a reload.
async function hashOf(file: File): Promise<string | undefined> {
  if (!window.isSecureContext) {
    return undefined;
  }

  const hash = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
