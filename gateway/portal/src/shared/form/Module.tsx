import type { ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../../i18n";
import type { FieldSpec } from "./Field";

interface Props {
  title: string;
  edit?: string;
  specs: FieldSpec[];
  form: object;
  show: (spec: FieldSpec, form: object) => string;
  children?: ReactNode;
}

/** A module as it will be sent, with the way to change it. */
export function Module({ title, edit, specs, form, show, children }: Props) {
  const { t } = useWords();
  return (
    <section className="card">
      <div className="row spread">
        <h2>{title}</h2>
        {edit ? (
          <Link to={edit} aria-label={t("form.editOf", { title })}>
            {t("form.edit")}
          </Link>
        ) : null}
      </div>
      <dl className="pairs">
        {specs.map((spec) => (
          <div key={spec.path}>
            <dt>{t(`field.${spec.path}`)}</dt>
            <dd>{show(spec, form)}</dd>
          </div>
        ))}
        {children}
      </dl>
    </section>
  );
}
