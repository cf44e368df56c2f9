import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { body, delivery } from "../../api/clients";
import type { Handover } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import { CardRow } from "./CardRow";

type Group = [word: "toPost" | "onTheWay" | "toCollect" | "toDestroy", belongs: (card: Handover) => boolean];

const isLaidAside = (card: Handover) => card.state === "Spoiled" || card.state === "Returned";
const groups: Group[] = [
  ["toPost", (card) => card.handover === "Mailing" && card.state !== "Posted" && !isLaidAside(card)],
  ["onTheWay", (card) => card.state === "Posted"],
  ["toCollect", (card) => card.state === "Ready"],
  ["toDestroy", isLaidAside],
];

/** The cards that lie here, by what has to be done with them. */
export function InHouse({ point }: { point: string }) {
  const { t } = useWords();
  const lying = useInfiniteQuery({
    queryKey: ["point", "handovers"],
    queryFn: ({ pageParam }) =>
      body(delivery.GET("/handovers", { params: { query: { after: pageParam, limit: 100 } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const cards = lying.data?.pages
    .flatMap((page) => page.items)
    .filter((card) => point === "" || card.handover === "Mailing" || card.servicePoint === point);
  const shown = groups
    .map(([word, belongs]) => ({ word, cards: cards?.filter(belongs) ?? [] }))
    .filter((group) => group.cards.length > 0);
  return (
    <section className="card">
      <h2>{t("point.inHouse")}</h2>
      <ProblemAlert error={lying.error} retry={() => void lying.refetch()} />
      {lying.isPending ? <Waiting rows={5} /> : null}
      {cards?.length === 0 ? <p className="quiet">{t("point.nothingHere")}</p> : null}
      {shown.map((group) => (
        <div key={group.word}>
          <h3>
            {t(`point.${group.word}`)} <span className="quiet">{group.cards.length}</span>
          </h3>
          <ul className="plain scroll">
            {group.cards.map((card) => (
              <CardRow key={card.cardId} card={card} />
            ))}
          </ul>
        </div>
      ))}
      {lying.hasNextPage ? (
        <Button loading={lying.isFetchingNextPage} onClick={() => void lying.fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </section>
  );
}
