import { useState } from "react";

/** A small picture of a file, beside its name; where there can be none, nothing. */
export function Thumbnail({ fileId }: { fileId: string }) {
  const [failed, setFailed] = useState(false);
  return failed ? null : (
    <img
      className="thumbnail"
      src={`/api/documents/files/${fileId}/thumbnail`}
      alt=""
      loading="lazy"
      onError={() => setFailed(true)}
    />
  );
}
