import { useQuery } from "@tanstack/react-query";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useTitle } from "../../shared/useTitle";
import { Waiting } from "../../shared/Waiting";
import { readDocument, typeOf, type EventMessage, type EventsDocument, type Schema } from "./asyncapi";
import "./events.css";
import { topics } from "./topics";

/** For who writes a subscriber: the AsyncAPI document, readable. */
export function EventsPage() {
  const { t } = useWords();
  useTitle(t("events.title"));
  const read = useQuery({ queryKey: ["asyncapi"], queryFn: readDocument, staleTime: Infinity });
  return (
    <div className="page">
      <h1>{t("events.title")}</h1>
      <p>{t("events.lead")}</p>
      <p>
        {t("events.machine")} <a href="/asyncapi.yaml">asyncapi.yaml</a>, <a href="/asyncapi.json">asyncapi.json</a>
      </p>
      <ProblemAlert error={read.error} retry={() => void read.refetch()} />
      {read.isPending ? <Waiting rows={10} /> : null}
      {read.data ? <Events document={read.data} /> : null}
    </div>
  );
}

function Events({ document }: { document: EventsDocument }) {
  const { t } = useWords();
  const messages = Object.values(document.components.messages);
  const envelope = Object.entries(messages[0]!.payload.properties!).filter(([name]) => name !== "data");
  return (
    <>
      <section className="card">
        <h2>{t("events.how")}</h2>
        <p lang="en">{document.info.description}</p>
        <p lang="en">
          <code>{document.channels.events.address}</code>: {document.channels.events.description}
        </p>
        <ul className="tight">
          {messages.map((message) => (
            <li key={message.name}>
              <a href={`#${message.name}`}>{message.name}</a> {t(`systems.topic.${topics[message.name] ?? "test"}`)}
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{t("events.envelope")}</h2>
        <Fields of={{ properties: { ...Object.fromEntries(envelope), type: { type: "string" } } }} />
      </section>
      {messages.map((message) => (
        <Message key={message.name} message={message} />
      ))}
    </>
  );
}

function Message({ message }: { message: EventMessage }) {
  const { t } = useWords();
  return (
    <section className="card" id={message.name}>
      <h2>
        <code>{message.name}</code>
      </h2>
      <p lang="en">{message.summary}</p>
      <Fields of={message.payload.properties!.data!} />
      <h3>{t("events.example")}</h3>
      <pre className="event-example">{JSON.stringify(message.examples[0]!.payload, null, 2)}</pre>
    </section>
  );
}

function Fields({ of: { properties = {}, required = Object.keys(properties) } }: { of: Schema }) {
  const { t } = useWords();
  return (
    <dl className="event-fields">
      {Object.entries(properties).map(([name, field]) => (
        <div key={name}>
          <dt>
            <code>{name}</code>
            {required.includes(name) ? null : <small> {t("events.optional")}</small>}
          </dt>
          <dd>
            <code>{typeOf(field)}</code> <span lang="en">{field.description}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
