import { App, ConfigProvider } from "antd";
import enUS from "antd/locale/en_US";
import zhCN from "antd/locale/zh_CN";
import { Outlet } from "react-router";
import { useWords } from "../i18n";
import { ProofDialog } from "../shared/second-factor/ProofDialog";
import { ConfirmEmailBar } from "./ConfirmEmailBar";
import { IdleWatch } from "./IdleWatch";
import { nonce } from "./nonce";
import { tokens } from "./theme";

const theme = {
  token: {
    colorPrimary: tokens.primary,
    colorInfo: tokens.primary,
    colorSuccess: tokens.good,
    colorWarning: tokens.wait,
    colorError: tokens.bad,
    colorInfoBg: tokens.infoPaper,
    colorSuccessBg: tokens.goodPaper,
    colorWarningBg: tokens.waitPaper,
    colorErrorBg: tokens.badPaper,
    colorText: tokens.ink,
    colorTextSecondary: tokens.quiet,
    colorTextDescription: tokens.quiet,
    borderRadius: tokens.radius,
    fontFamily: tokens.font,
    fontSize: 15,
    controlHeight: 38,
  },
};

/**
 * The pages that are dressed by Ant Design: all but the first. Buttons say their words without a space between: a
 * screen reader reads them as one.
 */
export function Dressed() {
  const { language } = useWords();
  return (
    <ConfigProvider
      theme={theme}
      locale={language === "zh" ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      csp={{ nonce }}
    >
      <App component={false}>
        <ConfirmEmailBar />
        <Outlet />
        <ProofDialog />
        <IdleWatch />
      </App>
    </ConfigProvider>
  );
}
