import { DownloadOutlined, RotateRightOutlined, ZoomInOutlined, ZoomOutOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useEffect, useRef, useState } from "react";
import { Problem } from "../../api/problem";
import type { HandedInFile } from "../../api/types";
import { useWords } from "../../i18n";
import { ProblemAlert } from "../ProblemAlert";
import { Waiting } from "../Waiting";

interface Props {
  file: HandedInFile;
  title?: string;
}

/**
 * A file that was handed in, as the server shows it, with the reader's account on it: pictures larger, smaller and
 * turned, PDFs in the browser's own viewer.
 */
export function Viewer({ file, title }: Props) {
  const { t } = useWords();
  const [zoom, setZoom] = useState(100);
  const [turn, setTurn] = useState(0);
  const isPicture = file.contentType.startsWith("image/");
  const shown = useFile(file.fileId);
  return (
    <figure className="viewer">
      <figcaption className="row spread">
        <span className="viewer-name">
          {title ? <b>{title} · </b> : null}
          {file.name} {file.scan === "NotScanned" ? <Tag>{t("deskFile.notScanned")}</Tag> : null}
        </span>
        <span className="row">
          {isPicture ? (
            <>
              <Button
                size="small"
                icon={<ZoomOutOutlined aria-hidden />}
                aria-label={t("deskFile.smaller")}
                disabled={zoom <= 25}
                onClick={() => setZoom(zoom - 25)}
              />
              <span className="viewer-zoom" role="status">
                {zoom}%
              </span>
              <Button
                size="small"
                icon={<ZoomInOutlined aria-hidden />}
                aria-label={t("deskFile.larger")}
                disabled={zoom >= 400}
                onClick={() => setZoom(zoom + 25)}
              />
              <Button
                size="small"
                icon={<RotateRightOutlined aria-hidden />}
                aria-label={t("deskFile.turn")}
                onClick={() => setTurn((turn + 90) % 360)}
              />
            </>
          ) : null}
          <a
            href={`/api/documents/files/${file.fileId}`}
            aria-label={t("deskFile.save", { name: file.name })}
            title={t("deskFile.save", { name: file.name })}
          >
            <DownloadOutlined aria-hidden />
          </a>
        </span>
      </figcaption>
      <div className="viewer-room">
        <ProblemAlert error={shown.error} retry={() => void shown.refetch()} />
        {shown.isPending ? <Waiting rows={8} /> : null}
        {shown.data ? <Shown blob={shown.data} file={file} zoom={zoom} turn={turn} /> : null}
      </div>
    </figure>
  );
}

// Once fetched, a file stays for as long as the page: each fetching is noted as a reading.
const useFile = (fileId: string) =>
  useQuery({
    queryKey: ["file", fileId],
    queryFn: async () => {
      const answer = await fetch(`/api/documents/files/${fileId}`);
      if (!answer.ok) {
        throw await Problem.of(answer);
      }

      return answer.blob();
    },
    staleTime: Infinity,
    gcTime: 60_000,
  });

function Shown({ blob, file, zoom, turn }: { blob: Blob; file: HandedInFile; zoom: number; turn: number }) {
  const { t } = useWords();
  const picture = useRef<HTMLImageElement>(null);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const url = URL.createObjectURL(blob);
    for (const element of [picture.current, frame.current]) {
      if (element) {
        element.src = element === frame.current ? `${url}#navpanes=0&view=FitH` : url;
      }
    }

    return () => URL.revokeObjectURL(url);
  }, [blob]);
  if (file.contentType.startsWith("image/")) {
    return (
      <div className="viewer-scroll" tabIndex={0} role="group" aria-label={file.name}>
        <img
          ref={picture}
          alt={file.name}
          style={{ width: `${zoom}%`, height: `${zoom}%`, transform: turn === 0 ? undefined : `rotate(${turn}deg)` }}
        />
      </div>
    );
  }

  return navigator.pdfViewerEnabled ? (
    <iframe ref={frame} title={file.name} />
  ) : (
    <p className="viewer-none">{t("deskFile.noViewer")}</p>
  );
}
