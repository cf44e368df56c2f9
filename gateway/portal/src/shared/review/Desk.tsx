import { ConfigProvider } from "antd";
import type { ReactNode } from "react";
import "./review.css";

/** The room of a desk's page. Buttons say their words without a space between: a screen reader reads them as one. */
export function Desk({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <ConfigProvider button={{ autoInsertSpace: false }}>
      <div className={narrow ? "page narrow" : "page desk"}>{children}</div>
    </ConfigProvider>
  );
}
