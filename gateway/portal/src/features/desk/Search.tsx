import { useMutation } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { Label } from "../../shared/case/Label";
import { day } from "../../shared/format";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** A case by its number, a name or a passport number; what is looked for stands in no address. */
export function Search() {
  const { t, language } = useWords();
  const [text, setText] = useState("");
  const search = useMutation({
    mutationFn: (wanted: string) => body(applications.POST("/search", { body: { text: wanted } })),
  });
  const found = search.data;
  return (
    <search>
      <form
        className="desk-search"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim().length >= 2) {
            search.mutate(text.trim());
          }
        }}
      >
        <Input
          value={text}
          maxLength={100}
          allowClear
          autoComplete="off"
          aria-label={t("deskSearch.label")}
          placeholder={t("deskSearch.label")}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === "") {
              search.reset();
            }
          }}
        />
        <Button htmlType="submit" loading={search.isPending} disabled={text.trim().length < 2}>
          {t("deskSearch.go")}
        </Button>
      </form>
      <ProblemAlert error={search.error} />
      {found ? (
        <section className="card" aria-live="polite">
          <h2>{found.length === 0 ? t("deskSearch.none") : t("deskSearch.found", { count: found.length })}</h2>
          {found.length === 0 ? <p className="quiet">{t("deskSearch.whole")}</p> : null}
          <ul className="plain">
            {found.map((one) => (
              <li key={one.id} className="row spread">
                <span>
                  <Link className="mono" to={`/desk/cases/${one.id}`} data-step>
                    {one.number}
                  </Link>{" "}
                  {one.applicant} · {one.enterprise}
                  <span className="quiet"> · {day(one.submittedAt, language)}</span>
                </span>
                <Label label={one.label} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </search>
  );
}
