import { CheckCircleFilled, ExclamationCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Progress, Tag } from "antd";
import { useRef, useState } from "react";
import { documents } from "../../api/clients";
import { Problem } from "../../api/problem";
import type { Checklist, ChecklistEntry, OpenUpload } from "../../api/types";
import { useWords } from "../../i18n";
import { megabytes } from "../format";
import { idOf } from "../form/paths";
import { ProblemAlert } from "../ProblemAlert";
import { FilePicker } from "./FilePicker";
import { forget, handIn, type HowFar } from "./handIn";
import { PhotoCrop } from "./PhotoCrop";
import { Thumbnail } from "./Thumbnail";
import { Unfinished, useUnfinished } from "./Unfinished";
import { useDrop } from "./useDrop";

export interface Dossier {
  of: "cases" | "orders";
  id: string;
  query: string; // what an order's list depends on
  queryKey: readonly unknown[]; // of its checklist
  isOpen: (item: string) => boolean;
}

/** Everything the office asks for, item by item: what is there, what is missing, and what it should look like. */
export function Materials({ checklist, dossier }: { checklist: Checklist; dossier: Dossier }) {
  const { t } = useWords();
  const ruleOf = useRule();
  const usual = mostFrequent(checklist.items.map(ruleOf)); // said once, not with every item
  const required = checklist.items.filter((item) => item.required);
  const there = required.filter((item) => item.state === "Provided").length;
  const unfinished = useUnfinished(dossier);
  return (
    <>
      <p role="status">{t("materials.sum", { there, of: required.length })}</p>
      <Progress
        percent={required.length ? Math.round((there / required.length) * 100) : 100}
        aria-label={t("materials.title")}
      />
      {usual ? <p className="quiet">{t("materials.usual", { rule: usual })}</p> : null}
      <ul className="materials">
        {checklist.items.map((entry) => (
          <Item
            key={entry.item}
            entry={entry}
            rule={ruleOf(entry) === usual ? null : ruleOf(entry)}
            unfinished={unfinished.filter((one) => one.item === entry.item)}
            dossier={dossier}
            office={checklist.office}
            business={checklist.business}
          />
        ))}
      </ul>
    </>
  );
}

interface ItemProps {
  entry: ChecklistEntry;
  rule: string | null;
  unfinished: readonly OpenUpload[];
  dossier: Dossier;
  office: string;
  business: Checklist["business"];
}

function Item({ entry, rule, unfinished, dossier, office, business }: ItemProps) {
  const { t, pick } = useWords();
  const queries = useQueryClient();
  const [far, setFar] = useState<HowFar | null>(null);
  const cancelling = useRef(new AbortController());
  const [error, setError] = useState<unknown>(null);
  const [croppable, setCroppable] = useState<File | null>(null);
  const name = pick(entry.chineseName, entry.englishName);
  const isOpen = dossier.isOpen(entry.item);

  const doing = async (work: () => Promise<unknown>) => {
    setError(null);
    setCroppable(null);
    try {
      await work();
    } catch (refusal) {
      if (!cancelling.current.signal.aborted) {
        setError(refusal);
      }
    } finally {
      setFar(null);
      await queries.invalidateQueries({ queryKey: dossier.queryKey });
    }
  };
  const busy = far !== null;
  const takesMore = isOpen && entry.files.length < entry.maxCount;
  const add = (files: readonly File[]) =>
    doing(async () => {
      cancelling.current = new AbortController();
      for (const file of files) {
        setFar({ percent: 0, waiting: false });
        try {
          await handIn(dossier, entry.item, file, setFar, cancelling.current.signal);
        } catch (refusal) {
          setCroppable(isCroppable(refusal) ? file : null);
          throw refusal;
        }
      }
    });
  const remove = (fileId: string) =>
    doing(() =>
      dossier.of === "cases"
        ? documents.DELETE("/cases/{caseId}/files/{fileId}", { params: { path: { caseId: dossier.id, fileId } } })
        : documents.DELETE("/orders/{orderId}/files/{fileId}", { params: { path: { orderId: dossier.id, fileId } } }),
    );

  const drop = useDrop(takesMore && !busy, (files) => void add(files));

  return (
    <li id={idOf(`material.${entry.item}`)} tabIndex={-1} className={drop.over ? "drop-over" : undefined} {...drop.on}>
      <div className="row spread">
        <b>{name}</b>
        <State entry={entry} />
      </div>
      <p className="quiet">
        {pick(entry.chineseHelp, entry.englishHelp)} {rule}{" "}
        <a
          href={`/api/documents/checklists/${office}/${entry.item}/sample?business=${business}`}
          target="_blank"
          rel="noreferrer"
        >
          {t("materials.sample")}
        </a>
      </p>
      {entry.files.length > 0 ? (
        <ul className="files">
          {entry.files.map((file) => (
            <li key={file.fileId}>
              <Thumbnail fileId={file.fileId} />
              <a href={`/api/documents/files/${file.fileId}`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <span className="quiet">{megabytes(file.size)}</span>
              {file.scan === "NotScanned" ? <Tag>{t("deskFile.notScanned")}</Tag> : null}
              {isOpen ? (
                <Button
                  size="small"
                  type="text"
                  danger
                  onClick={() => void remove(file.fileId)}
                  aria-label={t("materials.removeOf", { name: file.name })}
                >
                  {t("materials.remove")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {entry.state === "NotScanned" ? <p className="quiet">{t("materials.notScannedWhy")}</p> : null}
      <ProblemAlert error={error} />
      {croppable ? (
        <PhotoCrop
          photo={croppable}
          path={`/api/documents/checklists/${office}/${entry.item}/crop?business=${business}`}
          take={(cropped) => void add([cropped])}
        />
      ) : null}
      {far === null ? (
        <Unfinished uploads={unfinished} giveUp={(one) => void doing(() => forget(one.uploadId))} />
      ) : (
        <div className="row">
          <Progress className="upload-far" percent={far.percent} size="small" aria-label={name} />
          <Button
            size="small"
            onClick={() => cancelling.current.abort()}
            aria-label={t("materials.cancelOf", { name })}
          >
            {t("materials.cancel")}
          </Button>
          <span role="status">{far.waiting ? t("materials.waiting") : ""}</span>
        </div>
      )}
      {takesMore ? (
        <FilePicker
          name={name}
          types={entry.acceptedTypes}
          many={entry.maxCount > 1}
          busy={busy}
          onPick={(files) => void add(files)}
        />
      ) : null}
    </li>
  );
}

// Its size alone is wrong, and that can be mended.
const isCroppable = (refusal: unknown): boolean =>
  refusal instanceof Problem && ["photo.too-many-pixels", "photo.ratio"].includes(refusal.code);

function State({ entry }: { entry: ChecklistEntry }) {
  const { t } = useWords();
  switch (entry.state) {
    case "Provided":
      return (
        <Tag color="success" icon={<CheckCircleFilled />}>
          {t("materials.Provided")}
        </Tag>
      );
    case "NotScanned":
      return (
        <Tag color="warning" icon={<ExclamationCircleOutlined />}>
          {t("materials.NotScanned")}
        </Tag>
      );
    case "Missing":
      return (
        <Tag color="warning" icon={<ExclamationCircleOutlined />}>
          {t("materials.Missing")}
        </Tag>
      );
    default:
      return <Tag icon={<MinusCircleOutlined />}>{t("materials.NotNeeded")}</Tag>;
  }
}

/** What an item's files must be: their kind, size, number, and a picture's pixels. */
function useRule(): (entry: ChecklistEntry) => string {
  const { t } = useWords();
  return ({ acceptedTypes, maxBytes, maxCount, pixels }) => {
    const types = acceptedTypes.map((type) => type.split("/")[1]!.toUpperCase()).join(" / ");
    const rule = t("materials.rule", { types, size: megabytes(maxBytes), count: maxCount });
    return pixels
      ? rule
          + t("materials.pixels", {
            width: `${pixels.minWidth}–${pixels.maxWidth}`,
            height: `${pixels.minHeight}–${pixels.maxHeight}`,
          })
      : rule;
  };
}

function mostFrequent(rules: readonly string[]): string | undefined {
  const times = (rule: string) => rules.filter((one) => one === rule).length;
  const first = rules.toSorted((a, b) => times(b) - times(a))[0];
  return first !== undefined && times(first) > 1 ? first : undefined;
}
