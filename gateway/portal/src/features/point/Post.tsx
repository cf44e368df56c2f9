import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { delivery } from "../../api/clients";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { useImprint } from "../../shared/card/CardFaces";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";

/** The courier is booked to the address that was frozen with the card; the item's number comes from the courier. */
export function Post({ card, etag }: { card: Handover; etag: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const [address, setAddress] = useState(false);
  const post = useMutation({
    mutationFn: () =>
      delivery.POST("/cards/{cardId}/posting", {
        params: { path: { cardId: card.cardId }, header: { "If-Match": etag } },
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: ["point"] }),
  });
  return (
    <>
      <p>{t(card.state === "CameBack" ? "post.again" : "post.how")}</p>
      {address ? (
        <Address cardId={card.cardId} />
      ) : (
        <p>
          <Button onClick={() => setAddress(true)}>{t("post.address")}</Button>{" "}
          <span className="quiet">{t("face.noted")}</span>
        </p>
      )}
      <ProblemAlert error={post.error} />
      <Button type="primary" size="large" loading={post.isPending} onClick={() => post.mutate()}>
        {t("post.do")}
      </Button>
    </>
  );
}

function Address({ cardId }: { cardId: string }) {
  const { t } = useWords();
  const imprint = useImprint(cardId);
  if (!imprint.data) {
    return imprint.error ? <ProblemAlert error={imprint.error} /> : <Waiting rows={2} />;
  }

  const to = imprint.data.mailing;
  return to ? (
    <address className="envelope">
      <b>
        {to.recipient} {to.phone}
      </b>
      <span>
        {to.province === to.city ? to.city : `${to.province} ${to.city}`} {to.street}
      </span>
      <span>{to.postcode}</span>
    </address>
  ) : (
    <p>{t("post.noAddress")}</p>
  );
}
