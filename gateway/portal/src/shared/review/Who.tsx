import { Tag } from "antd";
import { useWords } from "../../i18n";
import { moment } from "../format";
import { useNames } from "../useNames";

interface Props {
  claim: { officer: string; at: string; mine: boolean } | null;
  canClaim: boolean;
  stage: string;
}

const open = ["PreliminaryReview", "ForeignAffairsReview", "MinistryReview", "Open"];

/** Who has it now; and when it is at no desk, where it is. */
export function Who({ claim, canClaim, stage }: Props) {
  const { t, language } = useWords();
  const nameOf = useNames([claim?.officer], t("deskReview.colleague"));
  if (claim) {
    return claim.mine ? (
      <Tag color="success">{t("deskQueue.mine")}</Tag>
    ) : (
      <span>{t("deskReview.heldBy", { name: nameOf(claim.officer), at: moment(claim.at, language) })}</span>
    );
  }

  return (
    <span className="quiet">
      {canClaim
        ? t("deskReview.free")
        : open.includes(stage)
          ? t("deskReview.notYours", { stage: t(`deskStage.${stage}`) })
          : t(`deskStage.${stage}`)}
    </span>
  );
}
