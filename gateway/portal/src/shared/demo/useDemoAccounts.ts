import { useQuery } from "@tanstack/react-query";
import { body, identity } from "../../api/clients";

/** Whose part one can play where demo data is; elsewhere nothing. */
export const useDemoAccounts = (enabled = true) =>
  useQuery({
    queryKey: ["demo-accounts"],
    queryFn: () => body(identity.GET("/demo-accounts")),
    enabled,
    retry: false,
    staleTime: Infinity,
  });
