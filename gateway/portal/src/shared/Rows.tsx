import type { ReactNode } from "react";
import "./rows.css";

interface Shown {
  heads: string[];
  rows: { key: string; cells: ReactNode[] }[];
}

/** A plain table; on a narrow screen each row becomes a list of its cells with their headings. */
export function Rows({ heads, rows }: Shown) {
  if (rows.length === 0) {
    return null;
  }

  return (
    <table className="rows">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            {row.cells.map((cell, place) => (
              <td key={heads[place]} data-label={heads[place]}>
                <span>{cell}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
