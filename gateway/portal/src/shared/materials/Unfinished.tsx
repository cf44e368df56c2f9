import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { body, documents } from "../../api/clients";
import type { OpenUpload } from "../../api/types";
import { useWords } from "../../i18n";
import type { Dossier } from "./Materials";

interface Props {
  uploads: readonly OpenUpload[];
  giveUp: (upload: OpenUpload) => void;
}

/** How far the uploads are that nobody goes on with at the moment; each can be given up. */
export function Unfinished({ uploads, giveUp }: Props) {
  const { t } = useWords();
  return uploads.map((one) => (
    <p key={one.uploadId} className="row quiet">
      <span>
        {t("materials.unfinished", { name: one.name, percent: Math.floor((one.received / one.size) * 100) })}
      </span>
      <Button
        size="small"
        type="text"
        danger
        onClick={() => giveUp(one)}
        aria-label={t("materials.giveUpOf", { name: one.name })}
      >
        {t("materials.giveUp")}
      </Button>
    </p>
  ));
}

/** What was begun, here or on another device, and has not come whole. */
export function useUnfinished({ of, id, queryKey }: Dossier): readonly OpenUpload[] {
  const { data } = useQuery({
    queryKey: [...queryKey, "uploads"],
    queryFn: () =>
      of === "cases"
        ? body(documents.GET("/cases/{caseId}/uploads", { params: { path: { caseId: id } } }))
        : body(documents.GET("/orders/{orderId}/uploads", { params: { path: { orderId: id } } })),
  });
  return data ?? [];
}
