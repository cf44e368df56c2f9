import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useRef } from "react";
import { Problem } from "../../api/problem";
import { send } from "../../api/send";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";

interface Props {
  photo: File;
  path: string; // where it is cropped by the item's rule
  take: (cropped: File) => void;
}

/** How a photo of the wrong size would look by the rule, and the offer to hand in that one. */
export function PhotoCrop({ photo, path, take }: Props) {
  const { t } = useWords();
  const picture = useRef<HTMLImageElement>(null);
  const cropped = useQuery({
    queryKey: ["crop", path, photo.name, photo.size, photo.lastModified],
    queryFn: () => crop(photo, path),
    retry: false,
    gcTime: 0,
  });
  useEffect(() => {
    const url = cropped.data ? URL.createObjectURL(cropped.data) : null;
    if (url && picture.current) {
      picture.current.src = url;
    }

    return () => {
      if (url) {
        URL.revokeObjectURL(url);
      }
    };
  }, [cropped.data]);
  if (!cropped.data) {
    return <ProblemAlert error={cropped.error} />;
  }

  const { data } = cropped;
  return (
    <figure className="photo-crop">
      <img ref={picture} alt={t("materials.cropped")} />
      <figcaption>
        <p>{t("materials.croppedLooks")}</p>
        <Button type="primary" onClick={() => take(data)}>
          {t("materials.useCropped")}
        </Button>
      </figcaption>
    </figure>
  );
}

async function crop(photo: File, path: string): Promise<File> {
  const answer = await send(
    new Request(path, { method: "POST", body: photo, headers: { "Content-Type": photo.type } }),
  );
  if (!answer.ok) {
    throw await Problem.of(answer);
  }

  return new File([await answer.blob()], photo.name.replace(/(\.[a-z]+)?$/i, ".jpg"), { type: "image/jpeg" });
}
