import type { ComponentType } from "react";
import type { RouteObject } from "react-router";

/** A page that is fetched when somebody goes there. */
export const page = (path: string, load: () => Promise<ComponentType>): RouteObject => ({
  path,
  lazy: async () => ({ Component: await load() }),
});
