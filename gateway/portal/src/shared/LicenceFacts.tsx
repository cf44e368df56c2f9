import type { ReactNode } from "react";
import { useWords } from "../i18n";

interface Props {
  of: { name: string; uscc: string; legalRepresentative: string };
  children?: ReactNode;
}

/** The three facts that come from the e-licence, and what else is to be said of the company. */
export function LicenceFacts({ of, children }: Props) {
  const { t } = useWords();
  return (
    <dl className="pairs">
      <div>
        <dt>{t("registration.name")}</dt>
        <dd>{of.name}</dd>
      </div>
      <div>
        <dt>{t("registration.uscc")}</dt>
        <dd className="mono">{of.uscc}</dd>
      </div>
      <div>
        <dt>{t("registration.representative")}</dt>
        <dd>{of.legalRepresentative}</dd>
      </div>
      {children}
    </dl>
  );
}
