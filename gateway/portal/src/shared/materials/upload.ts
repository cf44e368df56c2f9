import { Problem } from "../../api/problem";
import { antiforgeryToken } from "../../api/send";

/** Sends a file as it is, and says how far it is: fetch cannot. What is answered is of the caller's knowledge. */
export function upload<T>(path: string, file: File, progress: (percent: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.setRequestHeader("X-XSRF-TOKEN", antiforgeryToken());
    request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
    request.setRequestHeader("Content-Type", file.type);
    request.upload.onprogress = (event) => progress(Math.round((event.loaded / event.total) * 100));
    request.onerror = () => reject(new TypeError("The file did not arrive."));
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
    request.send(file);
  });
}
