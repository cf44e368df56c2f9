import { UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef } from "react";
import { useWords } from "../../i18n";

/** The template, and the file that was made from it: by the picker, or dropped here. */
export function RosterFile({
  name,
  busy,
  choose,
}: {
  name: string | undefined;
  busy: boolean;
  choose: (file: File) => void;
}) {
  const { t, language } = useWords();
  const picker = useRef<HTMLInputElement>(null);
  const take = (file: File | undefined) => {
    if (file) {
      choose(file);
    }
  };
  return (
    <section
      className="card"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer.files[0]);
      }}
    >
      <p>{t("roster.lead")}</p>
      <ol className="tight">
        <li>
          <a href={`/api/applications/cases/roster/template?language=${language}`} download="apeccard-roster.csv">
            {t("roster.template")}
          </a>
          {t("roster.templateText")}
        </li>
        <li>{t("roster.fill")}</li>
        <li>{t("roster.upload")}</li>
      </ol>
      <input
        ref={picker}
        type="file"
        accept=".csv,text/csv"
        hidden
        aria-label={t("roster.choose")}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = ""; // the same file, mended, may be chosen again
        }}
      />
      <p className="row">
        <Button icon={<UploadOutlined />} loading={busy} onClick={() => picker.current?.click()}>
          {t(name ? "roster.another" : "roster.choose")}
        </Button>
        {name ? <span className="file">{name}</span> : null}
      </p>
    </section>
  );
}
