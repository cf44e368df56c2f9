import { Link } from "react-router";
import { applications, body, type Versioned } from "../../api/clients";
import type { Account, CaseView, HandedIn, ReviewView } from "../../api/types";
import { useWords } from "../../i18n";
import { Label } from "../../shared/case/Label";
import { Keys } from "../../shared/review/Keys";
import { pinFocused } from "../../shared/review/pinFocused";
import { correctedIn, SideBySide } from "../../shared/review/SideBySide";
import { useDisclosure } from "../../shared/review/useDisclosure";
import { CaseDecisions } from "./CaseDecisions";
import { More } from "./More";
import { useCaseForm } from "./useCaseForm";

interface Props {
  account: Account;
  file: CaseView;
  handedIn: HandedIn;
  reviewed: Versioned<ReviewView> | null;
}

/** A case with all that belongs to it, and what can be decided where it has come to this desk. */
export function CaseReview({ account, file: masked, handedIn, reviewed }: Props) {
  const { t } = useWords();
  const { shown: file, control } = useDisclosure(masked, (purpose) =>
    body(
      applications.POST("/cases/{caseId}/disclosures", { params: { path: { caseId: masked.id } }, body: { purpose } }),
    ),
  );
  const form = useCaseForm(file, correctedIn(file.corrections));
  return (
    <SideBySide
      account={account}
      id={file.id}
      head={
        <>
          <h1>
            {file.form.applicant?.chineseName ?? t("cases.noName")} <span className="number">{file.number}</span>{" "}
            <Label label={file.label} />
          </h1>
          <span className="row">
            {control}
            <Link to="/desk">{t("deskQueue.title")}</Link>
            <Keys
              orders={account.roles.includes("preliminary-officer")}
              keys={[{ key: "p", does: "pin", run: pinFocused }]}
            />
          </span>
        </>
      }
      corrections={file.corrections}
      form={form}
      handedIn={handedIn}
      canPin={reviewed?.value.canReturn ?? false}
      more={<More file={file} history={reviewed?.value.history ?? []} me={account.id} />}
      decisions={(pinning) =>
        reviewed ? (
          <CaseDecisions number={file.number ?? ""} reviewed={reviewed} {...pinning} />
        ) : (
          <p className="quiet">{t("deskReview.readOnly")}</p>
        )
      }
    />
  );
}
