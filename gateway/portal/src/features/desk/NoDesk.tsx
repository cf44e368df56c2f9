import { useAccount } from "../../api/session";
import { useWords } from "../../i18n";
import { useTitle } from "../../shared/useTitle";

/** Roles whose work has no pages here yet are told so, and what they can do meanwhile. */
export function NoDesk() {
  const { t } = useWords();
  const { data: account } = useAccount();
  useTitle(t("menu.desk"));
  return (
    <div className="page narrow">
      <h1>{t("desk.hello", { name: account?.name ?? account?.signInName })}</h1>
      <p>{t("desk.roles", { roles: account?.roles.map((role) => t(`role.${role}`)).join(t("list.comma")) })}</p>
      <p>{t("desk.nothing")}</p>
    </div>
  );
}
