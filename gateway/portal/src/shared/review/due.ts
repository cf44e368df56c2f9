export interface Left {
  late: boolean;
  unit: "days" | "hours" | "minutes";
  count: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long there is still, or since when it is late, in the largest whole unit. */
export function leftUntil(dueAt: string, now: number): Left {
  const left = new Date(dueAt).getTime() - now;
  const off = Math.abs(left);
  const [unit, size] = off >= day ? (["days", day] as const) : off >= hour ? (["hours", hour] as const)
    : (["minutes", minute] as const);
  return { late: left < 0, unit, count: Math.max(1, Math.floor(off / size)) };
}
