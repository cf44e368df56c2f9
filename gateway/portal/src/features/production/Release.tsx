import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Popconfirm } from "antd";
import { useNavigate } from "react-router";
import { delivery } from "../../api/clients";
import type { Batch } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** Another clerk than the one who prepared it releases a batch; any of them takes it apart. */
export function Release({ batch, etag }: { batch: Batch; etag: string }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const params = { path: { batchId: batch.batchId }, header: { "If-Match": etag } };
  const onSettled = () => queries.invalidateQueries({ queryKey: ["point"] });
  const release = useMutation({
    mutationFn: () => delivery.POST("/production/batches/{batchId}/release", { params }),
    onSettled,
  });
  const dissolve = useMutation({
    mutationFn: () => delivery.DELETE("/production/batches/{batchId}", { params }),
    onSuccess: async () => {
      await navigate("/point/production", { replace: true });
      await onSettled();
    },
    onError: onSettled,
  });
  return (
    <>
      {batch.canRelease ? (
        <p>{t("make.releaseMeans")}</p>
      ) : (
        <Alert type="info" showIcon title={t("problem:batch.two-people")} description={t("make.twoPeopleHow")} />
      )}
      <ProblemAlert error={release.error ?? dissolve.error} />
      <div className="row actions">
        {batch.canRelease ? (
          <Button type="primary" size="large" loading={release.isPending} onClick={() => release.mutate()}>
            {t("make.release", { count: batch.items.length })}
          </Button>
        ) : null}
        <Popconfirm
          title={t("make.dissolveMeans")}
          okText={t("make.dissolve")}
          onConfirm={() => dissolve.mutate()}
        >
          <Button loading={dissolve.isPending}>{t("make.dissolve")}</Button>
        </Popconfirm>
      </div>
    </>
  );
}
