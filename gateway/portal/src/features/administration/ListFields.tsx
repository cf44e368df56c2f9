import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Form } from "antd";
import { useState, type ReactNode } from "react";
import { useWords } from "../../i18n";

interface Listed {
  name: string;
  add: string;
  blank: () => object;
  title: (value: never) => string;
  open: boolean; // all of them: something in them is wrong
  fold?: boolean; // more than a line each
  children: (place: number) => ReactNode;
}

/** A list in a form: its parts are added, removed and put into another order. */
export function ListFields({ name, add, blank, title, open, fold = false, children }: Listed) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const [opened, setOpened] = useState<number[]>([]);
  const toggle = (key: number) =>
    setOpened(opened.includes(key) ? opened.filter((one) => one !== key) : [...opened, key]);
  return (
    <Form.List name={["value", name]}>
      {(parts, list) => (
        <>
          <ol className="parts">
            {parts.map((part, place) => {
              const isOpen = !fold || open || opened.includes(part.key);
              return (
                <li key={part.key}>
                  <div className="row spread">
                    <Form.Item noStyle shouldUpdate>
                      {() => <b>{title(form.getFieldValue(["value", name, part.name]) as never) || add}</b>}
                    </Form.Item>
                    <span className="row">
                      {fold && !open ? (
                        <Button size="small" aria-expanded={isOpen} onClick={() => toggle(part.key)}>
                          {t(isOpen ? "configured.fold" : "configured.unfold")}
                        </Button>
                      ) : null}
                      <Button
                        size="small"
                        icon={<ArrowUpOutlined />}
                        aria-label={t("configured.up", { place: place + 1 })}
                        disabled={place === 0}
                        onClick={() => list.move(place, place - 1)}
                      />
                      <Button
                        size="small"
                        icon={<ArrowDownOutlined />}
                        aria-label={t("configured.down", { place: place + 1 })}
                        disabled={place === parts.length - 1}
                        onClick={() => list.move(place, place + 1)}
                      />
                      <Button
                        size="small"
                        danger
                        icon={<DeleteOutlined />}
                        aria-label={t("configured.remove", { place: place + 1 })}
                        onClick={() => list.remove(place)}
                      />
                    </span>
                  </div>
                  <div className="fields" hidden={!isOpen}>
                    {children(part.name)}
                  </div>
                </li>
              );
            })}
          </ol>
          <Button
            icon={<PlusOutlined />}
            onClick={() => {
              list.add(blank());
              setOpened([...opened, Math.max(-1, ...parts.map((part) => part.key)) + 1]);
            }}
          >
            {add}
          </Button>
        </>
      )}
    </Form.List>
  );
}
