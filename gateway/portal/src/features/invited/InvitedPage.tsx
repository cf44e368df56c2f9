import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Empty } from "antd";
import { useState } from "react";
import { body, identity } from "../../api/clients";
import type { InvitedEnterprise, Invitation } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { InvitationLink } from "../../shared/InvitationLink";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { FindAccount } from "./FindAccount";
import { InvitedDialog } from "./InvitedDialog";
import { InvitedRow } from "./InvitedRow";

/** Enterprises that cannot scan an e-licence: after a call an administrator opens their accounts here. */
export function InvitedPage() {
  const { t, language } = useWords();
  const queries = useQueryClient();
  useTitle(t("menu.invited"));
  const [open, setOpen] = useState<InvitedEnterprise | "new">();
  const [made, setMade] = useState<{ enterprise: InvitedEnterprise; invitation: Invitation }>();
  const enterprises = useInfiniteQuery({
    queryKey: ["invited-enterprises"],
    queryFn: ({ pageParam }) =>
      body(identity.GET("/enterprises/invitations", { params: { query: { after: pageParam, limit: 20 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const act = useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSettled: () => queries.invalidateQueries({ queryKey: ["invited-enterprises"] }),
  });
  const items = enterprises.data?.pages.flatMap((page) => page.items);
  return (
    <div className="page">
      <h1>{t("menu.invited")}</h1>
      <div className="row spread">
        <p className="quiet lead">{t("invited.lead")}</p>
        <Button type="primary" onClick={() => setOpen("new")}>
          {t("invited.add")}
        </Button>
      </div>
      {made ? (
        <InvitationLink
          title={t("invited.link", { name: made.enterprise.name })}
          text={t("invited.linkText", {
            email: made.enterprise.email,
            at: moment(made.invitation.expiresAt, language),
          })}
          invitation={made.invitation}
          close={() => setMade(undefined)}
        />
      ) : null}
      <ProblemAlert error={enterprises.error} retry={() => void enterprises.refetch()} />
      <ProblemAlert error={act.error} />
      {enterprises.isPending ? <Waiting /> : null}
      {items?.length === 0 ? (
        <div className="card">
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("invited.empty")} />
        </div>
      ) : null}
      <ul className="list">
        {items?.map((enterprise) => (
          <InvitedRow
            key={enterprise.enterpriseId}
            enterprise={enterprise}
            act={(work) => act.mutateAsync(work)}
            change={() => setOpen(enterprise)}
            showInvitation={(invitation) => setMade({ enterprise, invitation })}
          />
        ))}
      </ul>
      {enterprises.hasNextPage ? (
        <Button onClick={() => void enterprises.fetchNextPage()}>{t("list.more")}</Button>
      ) : null}
      <FindAccount />
      {open ? (
        <InvitedDialog
          enterprise={open === "new" ? undefined : open}
          close={() => setOpen(undefined)}
          invited={setMade}
        />
      ) : null}
    </div>
  );
}
