import { useQuery } from "@tanstack/react-query";
import { applications, body } from "../../api/clients";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { Waiting } from "../../shared/Waiting";
import { MessageForm } from "./MessageForm";

/** Who is mailed about what: everything, until the company says otherwise. */
export function MessageChoices() {
  const settings = useQuery({
    queryKey: ["message-settings"],
    queryFn: () => body(applications.GET("/message-settings")),
  });
  return (
    <>
      <ProblemAlert error={settings.error} retry={() => void settings.refetch()} />
      {settings.isPending ? <Waiting rows={4} /> : null}
      {settings.data ? <MessageForm settings={settings.data} /> : null}
    </>
  );
}
