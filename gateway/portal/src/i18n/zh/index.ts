/** One file for each kind of user, each with sections of its own. */
const files = import.meta.glob<object>("./*.json", { eager: true, import: "default" });

export const zh = Object.assign({}, ...Object.values(files)) as object;
