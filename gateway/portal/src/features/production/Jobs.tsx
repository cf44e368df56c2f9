import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Empty } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { body, delivery, once } from "../../api/clients";
import type { Job } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import { JobWords } from "./JobWords";

const atMost = 50; // in one batch

/** The cards that wait to be made: some are chosen, and put together to a batch. */
export function Jobs() {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const jobs = useInfiniteQuery({
    queryKey: ["point", "jobs"],
    queryFn: ({ pageParam }) =>
      body(delivery.GET("/production/jobs", { params: { query: { after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 30_000,
  });
  const items: Job[] = jobs.data?.pages.flatMap((page) => page.items) ?? [];
  const wanted = chosen.filter((id) => items.some((job) => job.jobId === id));
  const prepare = useMutation({
    mutationFn: () => body(delivery.POST("/production/batches", { headers: once(), body: { jobIds: wanted } })),
    onSuccess: (batch) => navigate(`/point/production/${batch.batchId}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ["point"] }),
  });
  const tick = (id: string, on: boolean) => setChosen(on ? [...wanted, id] : wanted.filter((one) => one !== id));
  return (
    <section className="card">
      <h2>
        {t("make.waiting")} {items.length > 0 ? <span className="quiet">{items.length}</span> : null}
      </h2>
      <ProblemAlert error={jobs.error} retry={() => void jobs.refetch()} />
      {jobs.isPending ? <Waiting rows={5} /> : null}
      {jobs.data && items.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("make.empty")} />
      ) : null}
      {items.length > 0 ? (
        <Checkbox
          checked={wanted.length === Math.min(items.length, atMost)}
          indeterminate={wanted.length > 0 && wanted.length < Math.min(items.length, atMost)}
          onChange={(event) => setChosen(event.target.checked ? items.slice(0, atMost).map((job) => job.jobId) : [])}
        >
          {t("make.all")}
        </Checkbox>
      ) : null}
      <ul className="plain">
        {items.map((job) => (
          <li key={job.jobId}>
            <Checkbox
              checked={wanted.includes(job.jobId)}
              disabled={wanted.length >= atMost && !wanted.includes(job.jobId)}
              onChange={(event) => tick(job.jobId, event.target.checked)}
            >
              <JobWords job={job} />
            </Checkbox>
          </li>
        ))}
      </ul>
      {jobs.hasNextPage ? (
        <Button loading={jobs.isFetchingNextPage} onClick={() => void jobs.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
      <ProblemAlert error={prepare.error} />
      {items.length > 0 ? (
        <p>
          <Button
            type="primary"
            size="large"
            disabled={wanted.length === 0}
            loading={prepare.isPending}
            onClick={() => prepare.mutate()}
          >
            {wanted.length === 0 ? t("make.choose") : t("make.prepare", { count: wanted.length })}
          </Button>
        </p>
      ) : null}
    </section>
  );
}
