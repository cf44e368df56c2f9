import type { Plugin } from "vite";

export declare const worker: () => Plugin;
