import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Empty, Select } from "antd";
import { useState } from "react";
import { body, identity } from "../../api/clients";
import { useAccount } from "../../api/session";
import type { Invitation, Officer } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { InvitationLink } from "../../shared/InvitationLink";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { OfficerDialog } from "./OfficerDialog";
import { OfficerRow } from "./OfficerRow";
import { roles } from "./roles";

/** An administrator looks after the officers: who may do what in which office, and who may not any more. */
export function OfficersPage() {
  const { t, language } = useWords();
  const { data: account } = useAccount();
  const queries = useQueryClient();
  useTitle(t("menu.officers"));
  const [role, setRole] = useState<string>();
  const [open, setOpen] = useState<Officer | "new">();
  const [invited, setInvited] = useState<{ officer: Officer; invitation: Invitation }>();
  const officers = useInfiniteQuery({
    queryKey: ["officers", role],
    queryFn: ({ pageParam }) =>
      body(identity.GET("/officers", { params: { query: { role, after: pageParam, limit: 50 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => queries.invalidateQueries({ queryKey: ["officers"] }),
  });
  const items = officers.data?.pages.flatMap((page) => page.items);
  return (
    <div className="page">
      <h1>{t("menu.officers")}</h1>
      <p className="quiet">{t("officers.lead")}</p>
      <div className="row spread">
        <label className="row">
          {t("account.role")}
          <Select
            className="officer-filter"
            aria-label={t("account.role")}
            value={role ?? ""}
            onChange={(one) => setRole(one || undefined)}
            options={[
              { value: "", label: t("officers.allRoles") },
              ...roles.map((one) => ({ value: one, label: t(`role.${one}`) })),
            ]}
          />
        </label>
        <Button type="primary" onClick={() => setOpen("new")}>
          {t("officers.add")}
        </Button>
      </div>
      {invited ? (
        <InvitationLink
          title={t("officers.link", { name: invited.officer.name })}
          text={t("officers.linkText", { at: moment(invited.invitation.expiresAt, language) })}
          invitation={invited.invitation}
          close={() => setInvited(undefined)}
        />
      ) : null}
      <ProblemAlert error={officers.error} retry={() => void officers.refetch()} />
      <ProblemAlert error={act.error} />
      {officers.isPending ? <Waiting /> : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("officers.empty")} />
        </div>
      ) : null}
      <ul className="list">
        {items?.map((officer) => (
          <OfficerRow
            key={officer.id}
            officer={officer}
            isSelf={officer.id === account?.id}
            act={(work) => act.mutateAsync(work)}
            change={() => setOpen(officer)}
            showInvitation={(invitation) => setInvited({ officer, invitation })}
          />
        ))}
      </ul>
      {officers.hasNextPage ? <Button onClick={() => void officers.fetchNextPage()}>{t("list.more")}</Button> : null}
      {open ? (
        <OfficerDialog
          officer={open === "new" ? undefined : open}
          close={() => setOpen(undefined)}
          added={setInvited}
        />
      ) : null}
    </div>
  );
}
