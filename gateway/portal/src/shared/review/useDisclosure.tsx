import { useMutation } from "@tanstack/react-query";
import { EyeInvisibleOutlined, EyeOutlined } from "@ant-design/icons";
import { Button, Modal, Radio } from "antd";
import { useState, type ReactNode } from "react";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import { purposes, type Purpose } from "../purposes";

interface Disclosure<T> {
  /** With its numbers once they were asked for, and masked until then. */
  shown: T;
  /** The button that asks for them. */
  control: ReactNode;
}

/**
 * An officer sees numbers, telephones and addresses masked, until he says what he needs them for. They go with the
 * page, and with the next submission.
 */
export function useDisclosure<T extends { round: number }>(
  masked: T,
  disclose: (purpose: Purpose) => Promise<T>,
): Disclosure<T> {
  const { t } = useWords();
  const [isAsking, ask] = useState(false);
  const [disclosed, keep] = useState<T | null>(null);
  const isOpen = disclosed !== null && disclosed.round === masked.round;
  return {
    shown: isOpen ? disclosed : masked,
    control: (
      <>
        <Button
          icon={isOpen ? <EyeInvisibleOutlined aria-hidden /> : <EyeOutlined aria-hidden />}
          onClick={() => (isOpen ? keep(null) : ask(true))}
        >
          {t(isOpen ? "disclosure.hide" : "disclosure.show")}
        </Button>
        {isAsking ? <Ask disclose={disclose} keep={keep} close={() => ask(false)} /> : null}
      </>
    ),
  };
}

interface Asked<T> {
  disclose: (purpose: Purpose) => Promise<T>;
  keep: (disclosed: T) => void;
  close: () => void;
}

function Ask<T>({ disclose, keep, close }: Asked<T>) {
  const { t } = useWords();
  const [purpose, choose] = useState<Purpose>("Review");
  const reading = useMutation({
    mutationFn: () => disclose(purpose),
    onSuccess: (disclosed) => {
      keep(disclosed);
      close();
    },
  });
  return (
    <Modal
      open
      title={t("disclosure.title")}
      okText={t("disclosure.show")}
      cancelText={t("disclosure.cancel")}
      confirmLoading={reading.isPending}
      onOk={() => reading.mutate()}
      onCancel={close}
    >
      <p>{t("disclosure.noted")}</p>
      <ProblemAlert error={reading.error} />
      <fieldset className="refuse">
        <legend>{t("disclosure.purpose")}</legend>
        <Radio.Group
          className="big-choices"
          value={purpose}
          onChange={(event) => choose(event.target.value as Purpose)}
          options={purposes.map((one) => ({ value: one, label: t(`purpose.${one}`) }))}
        />
      </fieldset>
    </Modal>
  );
}
