import { body, documents } from "../../api/clients";
import { Problem } from "../../api/problem";
import type { Business, ChecklistItem } from "../../api/types";
import { useWords } from "../../i18n";
import { megabytes } from "../../shared/format";
import type { Configured, Entry, Fact } from "./configured";

export interface Materials {
  takesUnscanned: boolean;
  items: ChecklistItem[];
}

export const fileTypes: Record<string, string> = {
  "application/pdf": "PDF",
  "image/jpeg": "JPEG",
  "image/png": "PNG",
};

/** What an office wants handed in for a business. */
export function useChecklist(office: string, business: Business): Configured<Materials> {
  const { t, pick } = useWords();
  const params = { path: { office }, query: { business } };
  const briefly = ["need", "types", "size", "count"].map((name) => t(`checklists.${name}`));
  const tellUnscanned = (taken: boolean): Entry => ({
    key: "takes unscanned", // no item's code has a space
    title: t("checklists.unscanned"),
    facts: [
      { label: t("checklists.unscanned"), text: t(taken ? "checklists.unscannedYes" : "checklists.unscannedNo") },
    ],
  });
  const tellItem = (item: ChecklistItem): Entry => {
    const facts: Fact[] = [
      { label: t("checklists.code"), text: item.item },
      { label: t("configured.chinese"), text: item.chineseName },
      { label: t("configured.english"), text: item.englishName },
      { label: t("checklists.need"), text: t(item.required ? "checklists.must" : "checklists.may") },
      { label: t("checklists.who"), text: t(`checklists.group.${item.group ?? "All"}`) },
      { label: t("checklists.when"), text: t(`checklists.condition.${item.condition ?? "Always"}`) },
      { label: t("checklists.types"), text: item.acceptedTypes.map((type) => fileTypes[type] ?? type).join(" / ") },
      { label: t("checklists.size"), text: megabytes(item.maxBytes) },
      { label: t("checklists.count"), text: t("checklists.files", { count: item.maxCount }) },
    ];
    if (item.pixels) {
      const { minWidth, maxWidth, minHeight, maxHeight } = item.pixels;
      facts.push({ label: t("checklists.pixels"), text: `${minWidth}–${maxWidth} × ${minHeight}–${maxHeight}` });
    }

    if (item.portrait) {
      facts.push({ label: t("checklists.portrait"), text: t("checklists.portraitRule") });
    }

    facts.push({ label: t("checklists.chineseHelp"), text: item.chineseHelp ?? "" });
    facts.push({ label: t("checklists.englishHelp"), text: item.englishHelp ?? "" });
    const brief = facts.filter((one) => briefly.includes(one.label)).map((one) => one.text);
    return {
      key: item.item,
      title: pick(item.chineseName, item.englishName),
      brief: brief.join(" · "),
      facts: facts.filter((one) => one.text),
    };
  };
  return {
    key: ["checklist", office, business],
    read: async () => {
      try {
        const list = await body(documents.GET("/checklists/{office}", { params }));
        return { value: { takesUnscanned: list.takesUnscanned, items: list.items }, version: list.version };
      } catch (error) {
        if (error instanceof Problem && error.code === "office.unknown") {
          return { value: { takesUnscanned: false, items: [] }, version: 0 }; // none yet: the first is made here
        }

        throw error;
      }
    },
    history: async () => {
      try {
        return (await body(documents.GET("/checklists/{office}/history", { params }))).map((one) => ({
          version: one.version,
          value: { takesUnscanned: one.takesUnscanned, items: one.items },
          by: one.changedBy,
          at: one.validFrom,
          reason: one.reason,
        }));
      } catch (error) {
        if (error instanceof Problem && error.code === "office.unknown") {
          return [];
        }

        throw error;
      }
    },
    save: (value, base, reason) =>
      documents.PUT("/checklists/{office}", {
        params,
        body: { version: base.version, items: value.items.map(clean), reason, takesUnscanned: value.takesUnscanned },
      }),
    tell: (value) => [tellUnscanned(value.takesUnscanned), ...value.items.map(tellItem)],
  };
}

// What the form leaves behind: emptied help, and pixels of what may be a PDF.
function clean(item: ChecklistItem): ChecklistItem {
  const pixels = item.acceptedTypes.includes("application/pdf") || !item.pixels?.minWidth ? null : item.pixels;
  return {
    ...item,
    chineseHelp: item.chineseHelp?.trim() || null,
    englishHelp: item.englishHelp?.trim() || null,
    pixels,
    portrait: Boolean(pixels && item.portrait),
  };
}
