import { PushpinFilled, PushpinOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { Pin } from "../../api/types";
import { useWords } from "../../i18n";
import type { PinTarget } from "./PinDialog";
import type { Pins } from "./usePins";

/** A line of the form as it was sent. */
export interface FormLine {
  path: string;
  name: string;
  value: string;
  before?: string; // what it said before the last correction
  fixed?: boolean; // nobody can pin it
}

export interface FormModule {
  title: string;
  lines: FormLine[];
}

interface Props {
  modules: FormModule[];
  pins: Pins;
  pin: ((target: PinTarget) => void) | null;
  corrected: Pin[];
}

/** The form in the enterprise's own order and words. A click on a line pins it. */
export function FormPane({ modules, pins, pin, corrected }: Props) {
  return modules.map((module) => (
    <section key={module.title} className="card form-module">
      <h2>{module.title}</h2>
      <dl>
        {module.lines.map((line) => (
          <Line key={line.path} line={line} pins={pins} pin={line.fixed ? null : pin} corrected={corrected} />
        ))}
      </dl>
    </section>
  ));
}

function Line({ line, pins, pin, corrected }: Omit<Props, "modules"> & { line: FormLine }) {
  const { t } = useWords();
  const pinned = pins.of(line.path);
  const was = corrected.find((one) => one.target === line.path);
  const ask = () => pin?.({ kind: "Field", target: line.path, name: line.name, value: line.value });
  const tone = pinned ? "line-pinned" : was ? "line-corrected" : "";
  return (
    <div
      className={`line ${tone} ${pin ? "line-open" : ""}`}
      onClick={() => {
        if (window.getSelection()?.isCollapsed !== false) {
          ask(); // who marks text to copy it pins nothing
        }
      }}
    >
      <dt>{line.name}</dt>
      <dd>
        {line.before === undefined ? null : (
          <>
            <del>{line.before}</del>{" "}
          </>
        )}
        {line.value}
        {was ? (
          <span className="line-note">{t(was.changed ? "deskReview.changed" : "deskReview.unchanged")}</span>
        ) : null}
        {pinned ? <span className="line-why">{pinned.reason}</span> : null}
      </dd>
      {pin ? (
        <dd className="line-do">
          <Button
            size="small"
            type="text"
            data-step
            icon={pinned ? <PushpinFilled aria-hidden /> : <PushpinOutlined aria-hidden />}
            aria-label={t(pinned ? "deskPin.edit" : "deskPin.of", { name: line.name })}
            onClick={(event) => {
              event.stopPropagation();
              ask();
            }}
          />
        </dd>
      ) : null}
    </div>
  );
}
