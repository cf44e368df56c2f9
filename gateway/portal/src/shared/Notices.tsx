import { useWords } from "../i18n";

/** 申办须知: what is read before an application begins. */
export function Notices() {
  const { t } = useWords();
  return (
    <ul>
      {["who", "purpose", "true", "independent", "fee", "return"].map((one) => (
        <li key={one}>{t(`start.notices.${one}`)}</li>
      ))}
    </ul>
  );
}
