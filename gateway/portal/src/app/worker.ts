/** Keeps the built portal for when there is no network; what it does stands in scripts/worker.js. */
export function startWorker(): void {
  if (import.meta.env.PROD && "serviceWorker" in navigator) {
    window.addEventListener("load", () => {
      navigator.serviceWorker
        .register("/app/worker.js", { scope: "/" })
        .catch((error: unknown) => console.info("Without a worker", error)); // as in a private window: works as ever
    });
  }
}
