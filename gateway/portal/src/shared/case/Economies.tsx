import { useQuery } from "@tanstack/react-query";
import { applications, body } from "../../api/clients";
import { useWords } from "../../i18n";
import { Board } from "./Board";
import { day } from "../format";
import { ProblemAlert } from "../ProblemAlert";
import { Term } from "../Term";
import { Waiting } from "../Waiting";

/** The economy board of a case, and when the rest is likely. */
export function Economies({ caseId }: { caseId: string }) {
  const { t, language } = useWords();
  const board = useQuery({
    queryKey: ["case", caseId, "board"],
    queryFn: () => body(applications.GET("/cases/{caseId}/economies", { params: { path: { caseId } } })),
  });
  if (!board.data) {
    return board.error ? (
      <ProblemAlert error={board.error} retry={() => void board.refetch()} />
    ) : (
      <Waiting rows={8} />
    );
  }

  const { economies, forecast, forecastNote } = board.data;
  return (
    <>
      <p className="quiet">
        <Term name="preClearance" /> · {t("board.independent")}
      </p>
      <Board
        tiles={economies.map((row) => ({
          economy: row.economy,
          state: row.state,
          decidedAt: row.at,
          overdue: row.overdue,
          likely: row.forecast?.halfBy,
        }))}
      />
      {forecast ? (
        <p>
          {t("board.forecast", { half: day(forecast.halfBy, language), nine: day(forecast.nineOfTenBy, language) })}
        </p>
      ) : null}
      {forecastNote === "not-enough-data" ? <p className="quiet">{t("board.noForecast")}</p> : null}
    </>
  );
}
