// Writes worker.js beside the built files: the names of those that a first page needs, and a version of their own.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const source = new URL("worker.js", import.meta.url);

function firstNeeded(bundle) {
  const wanted = new Set();
  const take = (name) => {
    const chunk = bundle[name];
    if (chunk?.type === "chunk" && !wanted.has(name)) {
      wanted.add(name);
      chunk.imports.forEach(take);
      chunk.viteMetadata?.importedCss.forEach((css) => wanted.add(css));
    }
  };
  Object.values(bundle).filter((chunk) => chunk.type === "chunk" && chunk.isEntry).forEach((one) => take(one.fileName));
  return [...wanted].sort();
}

export const worker = () => ({
  name: "worker",
  apply: "build",
  generateBundle(_, bundle) {
    const text = readFileSync(source, "utf8");
    const files = firstNeeded(bundle).map((name) => `/app/${name}`);
    const version = createHash("sha256").update(text).update(Object.keys(bundle).sort().join()).digest("hex");
    this.emitFile({
      type: "asset",
      fileName: "worker.js",
      source: text.replace('"VERSION"', JSON.stringify(version.slice(0, 12))).replace('"FILES"', JSON.stringify(files)),
    });
  },
});
