import { Problem } from "../../api/problem";
import { antiforgeryToken } from "../../api/send";

interface Sending {
  method: "POST" | "PUT";
  path: string;
  body: Blob;
  headers: Record<string, string>;
  progress: (bytes: number) => void;
  signal?: AbortSignal;
}

/** Sends bytes, and says how many have gone: fetch cannot. What is answered is of the caller's knowledge. */
export function sendBytes<T>({ method, path, body, headers, progress, signal }: Sending): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader("X-XSRF-TOKEN", antiforgeryToken());
    Object.entries(headers).forEach(([name, value]) => request.setRequestHeader(name, value));
    request.upload.onprogress = (event) => progress(event.loaded);
    request.onerror = () => reject(new TypeError("The file did not arrive."));
    request.onabort = () => reject(new DOMException("Cancelled.", "AbortError"));
    request.onload = () => {
      if (request.status < 300) {
        resolve(JSON.parse(request.responseText) as T);
        return;
      }

      const type = request.getResponseHeader("Content-Type") ?? "";
      const answer = new Response(request.responseText, {
        status: request.status,
        headers: { "Content-Type": type },
      });
      Problem.of(answer).then(reject, reject);
    };
    signal?.throwIfAborted();
    signal?.addEventListener("abort", () => request.abort());
    request.send(body);
  });
}

/** Sends a file as it is, at once. */
export const upload = <T>(
  path: string,
  file: File,
  progress: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<T> =>
  sendBytes<T>({
    method: "POST",
    path,
    body: file,
    headers: { "X-File-Name": encodeURIComponent(file.name), "Content-Type": file.type },
    progress,
    signal,
  });
