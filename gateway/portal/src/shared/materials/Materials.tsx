import { CheckCircleFilled, ExclamationCircleOutlined, MinusCircleOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Progress, Tag } from "antd";
import { useState } from "react";
import { documents } from "../../api/clients";
import type { Checklist, ChecklistEntry } from "../../api/types";
import { useWords } from "../../i18n";
import { megabytes } from "../format";
import { idOf } from "../form/paths";
import { ProblemAlert } from "../ProblemAlert";
import { FilePicker } from "./FilePicker";
import { upload } from "./upload";
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
  dossier: Dossier;
  office: string;
  business: Checklist["business"];
}

function Item({ entry, rule, dossier, office, business }: ItemProps) {
  const { t, pick } = useWords();
  const queries = useQueryClient();
  const [percent, setPercent] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const name = pick(entry.chineseName, entry.englishName);
  const isOpen = dossier.isOpen(entry.item);

  const doing = async (work: () => Promise<unknown>) => {
    setError(null);
    try {
      await work();
    } catch (refusal) {
      setError(refusal);
    } finally {
      setPercent(null);
      await queries.invalidateQueries({ queryKey: dossier.queryKey });
    }
  };
  const busy = percent !== null;
  const takesMore = isOpen && entry.files.length < entry.maxCount;
  const add = (files: readonly File[]) =>
    doing(async () => {
      for (const file of files) {
        setPercent(0);
        await upload(
          `/api/documents/${dossier.of}/${dossier.id}/materials/${entry.item}${dossier.query}`,
          file,
          setPercent,
        );
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
              <a href={`/api/documents/files/${file.fileId}`} target="_blank" rel="noreferrer">
                {file.name}
              </a>
              <span className="quiet">{megabytes(file.size)}</span>
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
      <ProblemAlert error={error} />
      {percent === null ? null : <Progress percent={percent} size="small" aria-label={name} />}
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

function State({ entry }: { entry: ChecklistEntry }) {
  const { t } = useWords();
  switch (entry.state) {
    case "Provided":
      return (
        <Tag color="success" icon={<CheckCircleFilled />}>
          {t("materials.Provided")}
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
