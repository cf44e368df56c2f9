import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { body, delivery } from "../../api/clients";
import type { Card } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** When the holder comes for the card: the half-hours that have places left. */
export function Appointment({ card: { cardId, caseId } }: { card: Card }) {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [slotAt, setSlotAt] = useState<string>();
  const params = { path: { cardId } };
  const slots = useQuery({
    queryKey: ["case", caseId, "slots", cardId],
    queryFn: () => body(delivery.GET("/cards/{cardId}/slots", { params })),
  });
  const looked = { onSettled: () => queries.invalidateQueries({ queryKey: ["case", caseId] }) };
  const book = useMutation({
    mutationFn: (at: string) => delivery.PUT("/cards/{cardId}/appointment", { params, body: { slotAt: at } }),
    ...looked,
  });
  const cancel = useMutation({
    mutationFn: () => delivery.DELETE("/cards/{cardId}/appointment", { params }),
    ...looked,
  });
  const booked = slots.data?.appointmentAt;
  return (
    <div className="appointment">
      <ProblemAlert error={slots.error ?? book.error ?? cancel.error} />
      {booked ? (
        <p className="row">
          <b>{t("appointment.booked", { at: moment(booked, language) })}</b>
          <Button size="small" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t("appointment.cancel")}
          </Button>
        </p>
      ) : null}
      <div className="row">
        <Select
          className="slots"
          aria-label={t("appointment.choose")}
          placeholder={t("appointment.choose")}
          value={slotAt}
          onChange={setSlotAt}
          options={slots.data?.slots.map((slot) => ({
            value: slot.slotAt,
            label: `${moment(slot.slotAt, language)} · ${t("appointment.free", { count: slot.free })}`,
          }))}
        />
        <Button disabled={!slotAt} loading={book.isPending} onClick={() => slotAt && book.mutate(slotAt)}>
          {t(booked ? "appointment.change" : "appointment.book")}
        </Button>
      </div>
    </div>
  );
}
