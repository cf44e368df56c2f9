import { CameraOutlined, UploadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, type RefObject } from "react";
import { useWords } from "../../i18n";

interface Props {
  name: string;
  types: readonly string[];
  many: boolean;
  busy: boolean;
  onPick: (files: readonly File[]) => void;
}

/** A file is chosen, or dropped on its item, or photographed where the device has a camera at hand. */
export function FilePicker({ name, types, many, busy, onPick }: Props) {
  const { t } = useWords();
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const input = (ref: RefObject<HTMLInputElement | null>, label: string, isCamera: boolean) => (
    <input
      ref={ref}
      type="file"
      hidden
      accept={isCamera ? "image/*" : types.join(",")}
      capture={isCamera ? "environment" : undefined}
      multiple={many && !isCamera}
      aria-label={label}
      onChange={({ target }) => {
        onPick([...(target.files ?? [])]);
        target.value = ""; // the same file may be chosen again
      }}
    />
  );
  return (
    <div className="row">
      {input(chooser, name, false)}
      <Button icon={<UploadOutlined />} loading={busy} onClick={() => chooser.current?.click()}>
        {t("materials.choose")}
      </Button>
      {types.some((type) => type.startsWith("image/")) ? (
        <span className="hand-held">
          {input(camera, t("materials.photographOf", { name }), true)}
          <Button icon={<CameraOutlined />} disabled={busy} onClick={() => camera.current?.click()}>
            {t("materials.photograph")}
          </Button>
        </span>
      ) : null}
      <span className="quiet desk-only">{t("materials.drop")}</span>
    </div>
  );
}
