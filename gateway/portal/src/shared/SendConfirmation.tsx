import { useMutation } from "@tanstack/react-query";
import { App, Button } from "antd";
import { identity } from "../api/clients";
import { useWords } from "../i18n";
import { useProblemWords } from "./useProblemWords";

/** The mail with which an enterprise confirms its address, once more. */
export function SendConfirmation({ to }: { to: string }) {
  const { t } = useWords();
  const say = useProblemWords();
  const { message } = App.useApp();
  const send = useMutation({
    mutationFn: () => identity.POST("/me/email-confirmation"),
    onSuccess: () => message.success(t("email.sent", { email: to })),
    onError: (error) => message.error(say(error)),
  });
  return (
    <Button size="small" loading={send.isPending} onClick={() => send.mutate()}>
      {t("email.sendAgain")}
    </Button>
  );
}
