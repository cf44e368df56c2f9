import { Form, Radio } from "antd";
import { useWords } from "../../i18n";
import { useForm } from "../form/FormContext";
import { idOf, valueAt } from "../form/paths";
import { Term } from "../Term";

export interface Point {
  code: string;
  chineseName: string;
  englishName: string;
  address: string;
  chineseHours?: string | null;
  englishHours?: string | null;
  chineseNotice?: string | null;
  englishNotice?: string | null;
}

/** One of the office's service points, each with what is to be known of it. */
export function PointChoice({ path, points, notice = true }: { path: string; points: Point[]; notice?: boolean }) {
  const { pick } = useWords();
  const { form, change, problem, locked } = useForm();
  const said = problem(path);
  return (
    <Form.Item
      label={<Term name="servicePoint" />}
      className="wide"
      validateStatus={said ? "error" : undefined}
      help={said}
    >
      <Radio.Group
        id={idOf(path)}
        className="big-choices"
        disabled={locked(path)}
        value={valueAt(form, path)}
        onChange={(event) => change({ [path]: event.target.value as string })}
        options={points.map((point) => ({
          value: point.code,
          label: (
            <span className="point">
              <b>{pick(point.chineseName, point.englishName)}</b>
              <span>{point.address}</span>
              <span className="quiet">{pick(point.chineseHours, point.englishHours)}</span>
              {notice ? <span className="quiet">{pick(point.chineseNotice, point.englishNotice)}</span> : null}
            </span>
          ),
        }))}
      />
    </Form.Item>
  );
}
