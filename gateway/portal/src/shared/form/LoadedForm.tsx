import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Versioned } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import { Waiting } from "../Waiting";

interface Props<View> {
  name: readonly string[];
  read: () => Promise<Versioned<View>>;
  isOpen: (view: View) => boolean;
  children: (loaded: Versioned<View>) => ReactNode;
}

/** A form fetched once, to be filled in here from then on; said plainly when it cannot be changed any more. */
export function LoadedForm<View>({ name, read, isOpen, children }: Props<View>) {
  const { t } = useWords();
  const loaded = useQuery({
    queryKey: name,
    queryFn: read,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnReconnect: false,
  });
  if (!loaded.data) {
    return (
      <div className="page">
        <ProblemAlert error={loaded.error} retry={() => void loaded.refetch()} />
        {loaded.isPending ? (
          <div className="card">
            <Waiting rows={10} />
          </div>
        ) : null}
      </div>
    );
  }

  return isOpen(loaded.data.value) ? (
    children(loaded.data)
  ) : (
    <div className="page">
      <p>{t("application.closed")}</p>
    </div>
  );
}
