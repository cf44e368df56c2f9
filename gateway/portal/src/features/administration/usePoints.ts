import { body, delivery, versioned } from "../../api/clients";
import { Problem } from "../../api/problem";
import type { ServicePoint } from "../../api/types";
import { useWords } from "../../i18n";
import type { Configured, Entry } from "./configured";

export interface Handover {
  methods: ("Collection" | "Mailing")[];
  servicePoints: ServicePoint[];
}

const isUnknown = (error: unknown) => error instanceof Problem && error.status === 404;

/** How an office hands its cards over, and where. */
export function usePoints(office: string): Configured<Handover> {
  const { t, pick } = useWords();
  const params = { path: { office } };
  const path = "/offices/{office}/handover-choices";
  const tellPoint = (point: ServicePoint): Entry => ({
    key: point.code,
    title: pick(point.chineseName, point.englishName),
    brief: [point.address, pick(point.chineseHours, point.englishHours)].join(" · "),
    facts: [
      { label: t("officePoints.code"), text: point.code },
      { label: t("configured.chinese"), text: point.chineseName },
      { label: t("configured.english"), text: point.englishName },
      { label: t("officePoints.address"), text: point.address },
      { label: t("officePoints.chineseHours"), text: point.chineseHours ?? "" },
      { label: t("officePoints.englishHours"), text: point.englishHours ?? "" },
      { label: t("officePoints.chineseNotice"), text: point.chineseNotice ?? "" },
      { label: t("officePoints.englishNotice"), text: point.englishNotice ?? "" },
      { label: t("officePoints.places"), text: point.placesPerHalfHour?.toString() ?? t("officePoints.usual") },
    ].filter((fact) => fact.text),
  });
  return {
    key: ["points", office],
    read: async () => {
      try {
        const { value, etag } = await versioned(delivery.GET(path, { params }));
        const { methods, servicePoints, version } = value;
        return { value: { methods, servicePoints }, version, etag };
      } catch (error) {
        if (isUnknown(error)) {
          return { value: { methods: [], servicePoints: [] }, version: 0, etag: '"0"' };
        }

        throw error;
      }
    },
    history: async () => {
      try {
        return (await body(delivery.GET("/offices/{office}/handover-choices/history", { params }))).map((one) => ({
          version: one.version,
          value: { methods: one.methods, servicePoints: one.servicePoints },
          by: one.configuredBy,
          at: one.configuredAt,
          reason: one.reason,
        }));
      } catch (error) {
        if (isUnknown(error)) {
          return [];
        }

        throw error;
      }
    },
    save: (value, base, reason) =>
      delivery.PUT(path, {
        params: { ...params, header: { "If-Match": base.etag } },
        body: { methods: value.methods, servicePoints: value.servicePoints.map(clean), reason },
      }),
    tell: (value) => [
      {
        key: "methods",
        title: t("officePoints.methods"),
        facts: [
          {
            label: t("officePoints.choice"),
            text: value.methods.map((one) => t(`handover.${one}`)).join(t("list.comma")),
          },
        ],
      },
      ...value.servicePoints.map(tellPoint),
    ],
  };
}

const clean = (point: ServicePoint) => ({
  ...point,
  chineseHours: point.chineseHours ?? "",
  englishHours: point.englishHours ?? "",
  chineseNotice: point.chineseNotice?.trim() || null,
  englishNotice: point.englishNotice?.trim() || null,
});
