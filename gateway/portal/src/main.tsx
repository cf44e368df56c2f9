import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider } from "react-router";
import { isOffline, Problem } from "./api/problem";
import { forgetAccount } from "./api/session";
import "./app/app.css";
import "./app/print.css";
import { nameNonce } from "./app/nonce";
import { router } from "./app/routes";
import { applyTokens } from "./app/theme";
import { startWorker } from "./app/worker";
import { startWords } from "./i18n";

// A session that ended is noticed wherever it is: the frame then asks to sign in again.
const notice = (error: unknown): void => {
  if (error instanceof Problem && error.status === 401 && !/^(sign-in|tracking)\./.test(error.code)) {
    forgetAccount(queries);
  }
};

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: notice }),
  mutationCache: new MutationCache({ onError: notice }),
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      retry: (times, error) => times < 2 && (isOffline(error) || (error instanceof Problem && error.status >= 502)),
    },
  },
});

nameNonce();
applyTokens(document.documentElement);
startWorker();
await startWords();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
