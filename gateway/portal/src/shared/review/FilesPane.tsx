import { PushpinFilled, PushpinOutlined } from "@ant-design/icons";
import { Button, Switch, Tag } from "antd";
import type { HandedIn, HandedInEntry, HandedInFile } from "../../api/types";
import { useWords } from "../../i18n";
import { Thumbnail } from "../materials/Thumbnail";
import type { PinTarget } from "./PinDialog";
import type { Pins } from "./usePins";
import { Viewer } from "./Viewer";

export interface Selection {
  fileId: string | null;
  beside: boolean; // with what was there before
}

interface Props {
  handedIn: HandedIn;
  pins: Pins;
  pin: ((target: PinTarget) => void) | null;
  selected: Selection;
  select: (selection: Selection) => void;
}

/** What was handed in, item by item, and the chosen file below: beside the one it replaced, if wanted. */
export function FilesPane({ handedIn, pins, pin, selected, select }: Props) {
  const { t, pick } = useWords();
  const there = handedIn.items.filter((item) => item.files.length > 0 || item.earlier.length > 0);
  const chosen =
    there.find((item) => filesOf(item).some((file) => file.fileId === selected.fileId)) ?? there[0];
  const file = chosen && (filesOf(chosen).find((one) => one.fileId === selected.fileId) ?? filesOf(chosen)[0]);
  const before = chosen?.earlier.at(-1);
  const beside = selected.beside && before && file && before.fileId !== file.fileId ? before : undefined;
  return (
    <section className="card files-pane" aria-label={t("deskFile.title")}>
      <h2>{t("deskFile.title")}</h2>
      <ul className="files-list" tabIndex={0} aria-label={t("deskFile.title")}>
        {there.map((item) => (
          <Item key={item.item} item={item} chosen={file} pins={pins} pin={pin} select={select} />
        ))}
      </ul>
      {before && file && chosen ? (
        <p className="row">
          <Switch
            size="small"
            checked={beside !== undefined}
            aria-label={t("deskFile.beside")}
            onChange={(on) => select({ fileId: chosen.files[0]?.fileId ?? file.fileId, beside: on })}
          />
          {t("deskFile.beside")}
        </p>
      ) : null}
      {file ? (
        <div className={beside ? "viewers two" : "viewers"}>
          {beside ? <Viewer key={beside.fileId} file={beside} title={t("deskFile.before")} /> : null}
          <Viewer key={file.fileId} file={file} title={pick(chosen.chineseName, chosen.englishName)} />
        </div>
      ) : (
        <p className="quiet">{t("materials.none")}</p>
      )}
    </section>
  );
}

const filesOf = (item: HandedInEntry): HandedInFile[] => [...item.files, ...item.earlier];

interface ItemProps extends Pick<Props, "pins" | "pin" | "select"> {
  item: HandedInEntry;
  chosen: HandedInFile | undefined;
}

function Item({ item, chosen, pins, pin, select }: ItemProps) {
  const { t, pick } = useWords();
  const name = pick(item.chineseName, item.englishName);
  const pinned = pins.of(item.item);
  return (
    <li className={pinned ? "line-pinned" : undefined}>
      <div className="files-item">
        {filesOf(item).map((file, at) => {
          const old = at >= item.files.length;
          return (
            <button
              key={file.fileId}
              type="button"
              className="files-one"
              aria-pressed={file.fileId === chosen?.fileId}
              onClick={() => select({ fileId: file.fileId, beside: false })}
            >
              <Thumbnail fileId={file.fileId} />
              {at === 0 ? name : file.name}
              {old ? <Tag>{t("deskFile.before")}</Tag> : null}
              {!old && item.earlier.length > 0 ? <Tag color="processing">{t("deskFile.exchanged")}</Tag> : null}
            </button>
          );
        })}
        {pinned ? <span className="line-why">{pinned.reason}</span> : null}
      </div>
      {pin ? (
        <Button
          size="small"
          type="text"
          data-step
          icon={pinned ? <PushpinFilled aria-hidden /> : <PushpinOutlined aria-hidden />}
          aria-label={t(pinned ? "deskPin.edit" : "deskPin.of", { name })}
          onClick={() =>
            pin({
              kind: "Material",
              target: item.item,
              name,
              value: item.files.map((file) => file.name).join(t("list.comma")),
            })
          }
        />
      ) : null}
    </li>
  );
}
