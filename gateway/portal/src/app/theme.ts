// The look of the portal, in one place: for Ant Design, and as CSS variables for the pages without it.
export const tokens = {
  primary: "#1d4f9c",
  deep: "#12356b",
  ink: "#1d2530",
  quiet: "#5b6675",
  line: "#dde3ec",
  paper: "#f5f7fa",
  good: "#237804",
  bad: "#a8071a",
  wait: "#8a5a00",
  goodPaper: "#f2f9ed",
  badPaper: "#fdf1f1",
  waitPaper: "#fdf6e6",
  infoPaper: "#eef4fd",
  radius: 6,
  font: 'system-ui, "PingFang SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif',
} as const;

export function applyTokens(root: HTMLElement): void {
  for (const [name, value] of Object.entries(tokens)) {
    root.style.setProperty(`--${name}`, typeof value === "number" ? `${value}px` : value);
  }
}
