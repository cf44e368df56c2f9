import { Button } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../../i18n";
import { AsOf } from "../../shared/AsOf";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";

interface Asked {
  dataUpdatedAt: number;
  isFetching: boolean;
  isPending: boolean;
  error: unknown;
  refetch: () => unknown;
  hasNextPage?: boolean;
  isFetchingNextPage?: boolean;
  fetchNextPage?: () => unknown;
}

interface Shown {
  id: string;
  title: string;
  of: Asked;
  nothing?: string; // said when there is nothing to be done
  children: ReactNode;
}

/** A part of a page with what was asked for: as of when, whether it could be had, and more of it. */
export function Part({ id, title, of, nothing, children }: Shown) {
  const { t } = useWords();
  return (
    <section className="card" aria-labelledby={id}>
      <div className="row spread">
        <h2 id={id}>{title}</h2>
        <AsOf of={of} />
      </div>
      <ProblemAlert error={of.error} retry={() => void of.refetch()} />
      {of.isPending ? <Waiting rows={4} /> : null}
      {nothing ? <p className="quiet">{nothing}</p> : null}
      {children}
      {of.hasNextPage ? (
        <Button loading={of.isFetchingNextPage} onClick={() => void of.fetchNextPage?.()}>
          {t("list.more")}
        </Button>
      ) : null}
    </section>
  );
}
