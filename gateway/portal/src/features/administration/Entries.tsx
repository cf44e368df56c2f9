import { Empty } from "antd";
import { useWords } from "../../i18n";
import type { Entry, Fact } from "./configured";

/** What is configured, to be read. */
export function Entries({ entries }: { entries: Entry[] }) {
  const { t } = useWords();
  if (entries.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("configured.nothing")} />;
  }

  return (
    <ul className="plain">
      {entries.map((entry, place) => (
        <li key={`${entry.key} ${place}`}>
          {entry.brief ? (
            <details>
              <summary>
                <b>{entry.title}</b> <span className="quiet">{entry.brief}</span>
              </summary>
              <Facts facts={entry.facts} />
            </details>
          ) : (
            <>
              <b>{entry.title}</b>
              {entry.facts.length === 1 ? (
                <span className="only">{entry.facts[0]?.text}</span>
              ) : (
                <Facts facts={entry.facts} />
              )}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

function Facts({ facts }: { facts: Fact[] }) {
  return facts.length === 0 ? null : (
    <dl className="pairs">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  );
}
