import { Button, Popconfirm, Tag } from "antd";
import { body, identity } from "../../api/clients";
import type { InvitedEnterprise, Invitation } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { LicenceFacts } from "../../shared/LicenceFacts";

interface Props {
  enterprise: InvitedEnterprise;
  act: (work: () => Promise<unknown>) => Promise<unknown>;
  change: () => void;
  showInvitation: (invitation: Invitation) => void;
}

/** One enterprise: what staff entered, whether it has accepted, and what can be done about it. */
export function InvitedRow({ enterprise, act, change, showInvitation }: Props) {
  const { t, language } = useWords();
  const params = { params: { path: { enterpriseId: enterprise.enterpriseId } } };
  const named = { name: enterprise.name };
  const again = () =>
    act(async () =>
      showInvitation(
        (await body(identity.POST("/enterprises/invitations/{enterpriseId}/link", params))).invitation,
      ),
    );
  return (
    <li className="card">
      <div className="row spread">
        <h2 className="list-name">{enterprise.name}</h2>
        <State enterprise={enterprise} />
      </div>
      <LicenceFacts of={enterprise}>
        <div>
          <dt>{t("invited.kind")}</dt>
          <dd>{t(`invited.kinds.${enterprise.kind}`)}</dd>
        </div>
        <div>
          <dt>{t("signIn.email")}</dt>
          <dd>{enterprise.email}</dd>
        </div>
        <div>
          <dt>{t("invited.by")}</dt>
          <dd>
            {enterprise.invitedBy ?? t("invited.somebody")} · {moment(enterprise.invitedAt, language)}
          </dd>
        </div>
        <div>
          <dt>{t("invited.note")}</dt>
          <dd className="note">{enterprise.callNote}</dd>
        </div>
      </LicenceFacts>
      <div className="row actions">
        {enterprise.source === "Staff" ? (
          <Button size="small" aria-label={t("invited.describeOf", named)} onClick={change}>
            {t("invited.describe")}
          </Button>
        ) : null}
        {enterprise.acceptedAt ? null : (
          <>
            <Popconfirm title={t("invited.againMeans")} okText={t("invited.again")} onConfirm={again}>
              <Button size="small" aria-label={t("invited.againOf", named)}>
                {t("invited.again")}
              </Button>
            </Popconfirm>
            <Popconfirm
              title={t("invited.withdrawMeans")}
              okText={t("invited.withdraw")}
              onConfirm={() => act(() => identity.DELETE("/enterprises/invitations/{enterpriseId}", params))}
            >
              <Button size="small" danger aria-label={t("invited.withdrawOf", named)}>
                {t("invited.withdraw")}
              </Button>
            </Popconfirm>
          </>
        )}
      </div>
    </li>
  );
}

function State({ enterprise }: { enterprise: InvitedEnterprise }) {
  const { t, language } = useWords();
  if (enterprise.acceptedAt) {
    return <Tag color="success">{t("invited.accepted", { at: moment(enterprise.acceptedAt, language) })}</Tag>;
  }

  return enterprise.invitedUntil ? (
    <Tag color="processing">{t("invited.until", { at: moment(enterprise.invitedUntil, language) })}</Tag>
  ) : (
    <Tag color="warning">{t("invited.over")}</Tag>
  );
}
