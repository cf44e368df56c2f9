import { useQuery } from "@tanstack/react-query";
import { applications, body, review } from "../../api/clients";
import { useWords } from "../../i18n";

const stages = ["PreliminaryReview", "ForeignAffairsReview", "MinistryReview"] as const;

interface Times {
  half: number;
  nineOfTen: number;
}

// The offices differ: what is said of a stage holds for the slowest of them.
function slowest(rows: { halfWithinDays: number | null; nineOfTenWithinDays: number | null }[]): Times | null {
  const known = rows.filter((row) => row.halfWithinDays !== null && row.nineOfTenWithinDays !== null);
  return known.length === 0
    ? null
    : {
        half: Math.max(...known.map((row) => row.halfWithinDays!)),
        nineOfTen: Math.max(...known.map((row) => row.nineOfTenWithinDays!)),
      };
}

/** How long it takes, by what it has taken: our own figures, or that there are not enough of them yet. */
export function Times() {
  const { t } = useWords();
  const { data } = useQuery({
    queryKey: ["times"],
    queryFn: async () => ({
      stages: await body(review.GET("/statistics", {})),
      economies: await body(applications.GET("/economies/times", {})),
    }),
    staleTime: 60_000,
  });
  const all = data?.economies.all;
  const rows: { name: string; times: Times | null | undefined }[] = [
    ...stages.map((stage) => ({
      name: t(`home.stage.${stage}`),
      times: data && slowest(data.stages.filter((row) => row.stage === stage)),
    })),
    {
      name: t("home.stage.Economies"),
      times: data && (all ? { half: all.halfWithin, nineOfTen: all.nineOfTenWithin } : null),
    },
  ];
  return (
    <dl className="fees times">
      {rows.map(({ name, times }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{times === undefined ? "…" : times === null ? t("home.tooFew") : <Within times={times} />}</dd>
        </div>
      ))}
    </dl>
  );
}

function Within({ times }: { times: Times }) {
  const { t } = useWords();
  const days = (count: number) => t("home.days", { count: Math.max(1, Math.ceil(count)) });
  return <>{t("home.within", { half: days(times.half), nineOfTen: days(times.nineOfTen) })}</>;
}
