import { useState } from "react";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import { FilePicker } from "./FilePicker";
import { upload } from "./upload";
import { useDrop } from "./useDrop";

const pictures = ["image/jpeg", "image/png"];

interface Lines {
  line1: string;
  line2: string;
}

/** A picture of the passport's data page, from which the two lines at its foot are read; it is not kept. */
export function PassportPicture({ take }: { take: (lines: string) => void }) {
  const { t } = useWords();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const read = async (picture: File | undefined) => {
    if (!picture) {
      return;
    }

    setBusy(true);
    setError(null);
    try {
      const { line1, line2 } = await upload<Lines>("/api/documents/passport-readings", picture, () => {});
      take(`${line1}\n${line2}`);
    } catch (refusal) {
      setError(refusal);
    } finally {
      setBusy(false);
    }
  };
  const drop = useDrop(!busy, (files) => void read(files[0]));
  return (
    <div className={drop.over ? "passport-picture drop-over" : "passport-picture"} {...drop.on}>
      <p className="quiet" role="status">
        {t(busy ? "mrz.reading" : "mrz.picture")}
      </p>
      <ProblemAlert error={error} />
      <FilePicker
        name={t("mrz.page")}
        types={pictures}
        many={false}
        busy={busy}
        onPick={(files) => void read(files[0])}
      />
    </div>
  );
}
