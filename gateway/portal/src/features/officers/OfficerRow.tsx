import { Button, Popconfirm, Tag } from "antd";
import { body, identity } from "../../api/clients";
import type { Invitation, Officer } from "../../api/types";
import { useWords } from "../../i18n";
import { moment } from "../../shared/format";
import { SignOutEverywhere } from "../../shared/SignOutEverywhere";
import { useOffices } from "../../shared/handover/useOffices";

interface Props {
  officer: Officer;
  isSelf: boolean; // nobody takes rights from himself
  act: (work: () => Promise<unknown>) => Promise<unknown>;
  change: () => void;
  showInvitation: (invitation: Invitation) => void;
}

/** One officer: who it is, how the account stands, and what can be done about it. */
export function OfficerRow({ officer, isSelf, act, change, showInvitation }: Props) {
  const { t, pick, language } = useWords();
  const offices = useOffices();
  const office = offices.data?.find((one) => one.office === officer.office);
  const params = { params: { path: { officerId: officer.id } } };
  const named = { name: officer.name ?? officer.signInName };
  const invite = () =>
    act(async () => showInvitation(await body(identity.POST("/officers/{officerId}/invitation", params))));
  return (
    <li className="card">
      <div className="row spread">
        <span>
          <b>{officer.name}</b> {t(`role.${officer.role}`)}
          {officer.office ? ` · ${office ? pick(office.chineseName, office.englishName) : officer.office}` : null}{" "}
          <span className="quiet">{officer.signInName}</span>
        </span>
        <span className="row">
          {isSelf ? <Tag>{t("configured.you")}</Tag> : null}
          <Tag color={officer.enabled ? "success" : "error"}>
            {t(officer.enabled ? "officers.enabled" : "officers.disabled")}
          </Tag>
          <Tag color={officer.enrolled ? "success" : "warning"}>
            {t(officer.enrolled ? "officers.enrolled" : "officers.notEnrolled")}
          </Tag>
        </span>
      </div>
      {officer.invitedUntil ? (
        <p className="quiet">{t("officers.invitedUntil", { at: moment(officer.invitedUntil, language) })}</p>
      ) : null}
      {isSelf ? null : (
        <div className="row actions">
          <Button size="small" aria-label={t("officers.changeOf", named)} onClick={change}>
            {t("officers.change")}
          </Button>
          {officer.enabled ? (
            <Popconfirm
              title={t(officer.hasPassword ? "officers.inviteMeansNew" : "officers.inviteMeans")}
              okText={t("officers.invite")}
              onConfirm={invite}
            >
              <Button size="small" aria-label={t("officers.inviteOf", named)}>
                {t("officers.invite")}
              </Button>
            </Popconfirm>
          ) : null}
          {officer.enrolled ? (
            <Popconfirm
              title={t("officers.resetMeans")}
              okText={t("officers.reset")}
              onConfirm={() => act(() => identity.DELETE("/officers/{officerId}/one-time-codes", params))}
            >
              <Button size="small" danger aria-label={t("officers.resetOf", named)}>
                {t("officers.reset")}
              </Button>
            </Popconfirm>
          ) : null}
          <SignOutEverywhere accountId={officer.id} name={named.name} />
          {officer.enabled ? (
            <Popconfirm
              title={t("officers.disableMeans")}
              okText={t("officers.disable")}
              onConfirm={() => act(() => identity.DELETE("/officers/{officerId}/authorisation", params))}
            >
              <Button size="small" danger aria-label={t("officers.disableOf", named)}>
                {t("officers.disable")}
              </Button>
            </Popconfirm>
          ) : (
            <Button
              size="small"
              aria-label={t("officers.enableOf", named)}
              onClick={() => void act(() => identity.POST("/officers/{officerId}/authorisation", params))}
            >
              {t("officers.enable")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}
