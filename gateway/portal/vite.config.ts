import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { worker } from "./scripts/worker.mjs";

const gateway = process.env.GATEWAY ?? "http://localhost:5100";

// The gateway serves what is built from wwwroot/app, and leads every path that is nobody else's to its index.html.
export default defineConfig(({ command }) => ({
  html: { cspNonce: command === "build" ? "CSP-NONCE" : undefined }, // the gateway writes one into every answer
  base: command === "build" ? "/app/" : "/",
  plugins: [react(), worker()],
  build: { outDir: "../wwwroot/app", emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: { proxy: { "/api": gateway, "/bff": gateway, "/verify": gateway } },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
}));
