import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Checkbox } from "antd";
import { useState } from "react";
import { delivery } from "../../api/clients";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";

/** A spoiled card, or one given back, ends before two people: who laid it aside, and another one who confirms it. */
export function Destroy({ card }: { card: Handover }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [seen, setSeen] = useState(false);
  const destroy = useMutation({
    mutationFn: () =>
      delivery.POST("/cards/{cardId}/destruction", { params: { path: { cardId: card.cardId } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["point"] }),
  });
  if (!card.canDestroy) {
    return <Alert type="info" showIcon title={t("destroy.another")} description={t("destroy.anotherHow")} />;
  }

  return (
    <>
      <p>{t(card.state === "Spoiled" ? "destroy.spoiledMeans" : "destroy.returnedMeans")}</p>
      <p>
        <Checkbox checked={seen} onChange={(event) => setSeen(event.target.checked)}>
          {t("destroy.seen", { number: card.cardNumber })}
        </Checkbox>
      </p>
      <ProblemAlert error={destroy.error} />
      <Button danger disabled={!seen} loading={destroy.isPending} onClick={() => destroy.mutate()}>
        {t("destroy.do")}
      </Button>
    </>
  );
}
