import { EyeOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { body, delivery } from "../../api/clients";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import { Waiting } from "../Waiting";
import "./card.css";
import { CardBack } from "./CardBack";
import { CardFront } from "./CardFront";

interface Of {
  cardId: string;
  remaining?: string[]; // where it counts now, when that is known
}

/** A card's front and back as they were made. Personal data: shown when somebody asks for it, and that is noted. */
export function CardFaces({ cardId, remaining }: Of) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  return shown ? (
    <Faces cardId={cardId} remaining={remaining} />
  ) : (
    <p>
      <Button icon={<EyeOutlined />} onClick={() => setShown(true)}>
        {t("face.show")}
      </Button>{" "}
      <span className="quiet">{t("face.noted")}</span>
    </p>
  );
}

export const useImprint = (cardId: string) =>
  useQuery({
    queryKey: ["imprint", cardId],
    queryFn: () => body(delivery.GET("/cards/{cardId}/imprint", { params: { path: { cardId } } })),
    staleTime: Infinity, // it was frozen when the card was made; and each look is noted
  });

function Faces({ cardId, remaining }: Of) {
  const { t } = useWords();
  const imprint = useImprint(cardId);
  if (!imprint.data) {
    return imprint.error ? (
      <ProblemAlert error={imprint.error} retry={() => void imprint.refetch()} />
    ) : (
      <Waiting rows={5} />
    );
  }

  return (
    <div className="faces">
      <figure>
        <CardFront imprint={imprint.data} />
        <figcaption className="quiet">{t("face.front")}</figcaption>
      </figure>
      <figure>
        <CardBack imprint={imprint.data} remaining={remaining ?? imprint.data.back} />
        <figcaption className="quiet">{t("face.back")}</figcaption>
      </figure>
    </div>
  );
}
