import type { Checklist, FormProblem } from "../../api/types";
import { useWords } from "../../i18n";
import type { Fault } from "../ErrorSummary";
import { idOf } from "./paths";

/** What the server found missing or wrong, as an error summary shows it, each with the way to its place. */
export function useFaults() {
  const { t, pick } = useWords();
  return {
    ofProblems: (problems: readonly FormProblem[], pageOf: (field: string) => string = () => ""): Fault[] =>
      problems.map((problem) => ({
        key: `${problem.field} ${problem.code}`,
        to: `${pageOf(problem.field)}#${idOf(problem.field)}`,
        what: t(`field.${problem.field}`),
        says: pick(problem.chinese, problem.english),
      })),
    ofMissing: (checklist: Checklist | undefined, page: string): Fault[] =>
      (checklist?.items ?? [])
        .filter((item) => item.state === "Missing")
        .map((item) => ({
          key: item.item,
          to: `${page}#${idOf(`material.${item.item}`)}`,
          what: pick(item.chineseName, item.englishName),
          says: t("materials.Missing"),
        })),
  };
}
