import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Input, Popover, Tag } from "antd";
import { useState } from "react";
import { body, review } from "../../api/clients";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** Whether the officer is away: meanwhile colleagues may take over what they had claimed. */
export function Away() {
  const { t, language } = useWords();
  const queries = useQueryClient();
  const [open, setOpen] = useState(false);
  const [until, setUntil] = useState("");
  const colleagues = useQuery({ queryKey: ["desk", "colleagues"], queryFn: () => body(review.GET("/colleagues")) });
  const change = useMutation({
    mutationFn: (wanted: string | null) => review.PUT("/me/away", { body: { until: wanted } }),
    onSuccess: () => {
      setOpen(false);
      return queries.invalidateQueries({ queryKey: ["desk", "colleagues"] });
    },
  });
  const away = colleagues.data?.find((one) => one.me)?.awayUntil;
  if (away) {
    return (
      <span className="row">
        <Tag color="warning">{t("deskAway.until", { at: moment(away, language) })}</Tag>
        <Button size="small" loading={change.isPending} onClick={() => change.mutate(null)}>
          {t("deskAway.back")}
        </Button>
      </span>
    );
  }

  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={t("deskAway.title")}
      content={
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate(new Date(`${until}:00+08:00`).toISOString()); // days and deadlines count in Shanghai
          }}
        >
          <p className="quiet">{t("deskAway.means")}</p>
          <label htmlFor="away-until">{t("deskAway.when")}</label>
          <Input
            id="away-until"
            type="datetime-local"
            required
            value={until}
            onChange={(event) => setUntil(event.target.value)}
          />
          <ProblemAlert error={change.error} />
          <p>
            <Button type="primary" htmlType="submit" loading={change.isPending}>
              {t("deskAway.set")}
            </Button>
          </p>
        </form>
      }
    >
      <Button size="small" type="text">
        {t("deskAway.set")}
      </Button>
    </Popover>
  );
}
