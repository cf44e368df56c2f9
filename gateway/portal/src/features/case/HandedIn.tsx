import { useQuery } from "@tanstack/react-query";
import { body, documents } from "../../api/clients";
import { useWords } from "../../i18n";
import { Thumbnail } from "../../shared/materials/Thumbnail";
import { ProblemAlert } from "../../shared/ProblemAlert";

/** What was handed in, to look at again. */
export function HandedIn({ caseId, office }: { caseId: string; office: string }) {
  const { t, pick } = useWords();
  const checklist = useQuery({
    queryKey: ["checklist", caseId, office],
    queryFn: () =>
      body(documents.GET("/cases/{caseId}/checklist", { params: { path: { caseId }, query: { office } } })),
  });
  const there = checklist.data?.items.filter((item) => item.files.length > 0);
  return (
    <>
      <ProblemAlert error={checklist.error} retry={() => void checklist.refetch()} />
      {there?.length === 0 ? <p className="quiet">{t("materials.none")}</p> : null}
      <ul className="plain">
        {there?.map((item) => (
          <li key={item.item}>
            {pick(item.chineseName, item.englishName)}
            {item.files.map((file) => (
              <a
                key={file.fileId}
                className="file"
                href={`/api/documents/files/${file.fileId}`}
                target="_blank"
                rel="noreferrer"
              >
                <Thumbnail fileId={file.fileId} />
                {file.name}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </>
  );
}
