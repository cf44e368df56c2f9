import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useWords } from "../i18n";

/** Prints the page as app/print.css dresses it for paper. */
export function PrintButton() {
  const { t } = useWords();
  return (
    <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
      {t("print.do")}
    </Button>
  );
}
