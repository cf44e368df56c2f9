import { useQuery } from "@tanstack/react-query";
import { body, review } from "../../api/clients";

/** The review offices, as they are configured now. */
export const useOffices = () =>
  useQuery({ queryKey: ["offices"], queryFn: () => body(review.GET("/offices")), staleTime: 60_000 });
