/** Where a role's own work is, and its menu: only what there is a page for. */
export interface Place {
  home: string;
  menu: { to: string; word: string }[];
}

const enterprise: Place = {
  home: "/cases",
  menu: [
    { to: "/cases", word: "menu.cases" },
    { to: "/orders", word: "menu.orders" },
    { to: "/messages", word: "menu.messages" },
    { to: "/agents", word: "menu.agents" },
  ],
};

const agent: Place = { home: "/cases", menu: enterprise.menu.filter((item) => item.to !== "/agents") };

const desk: Place = { home: "/desk", menu: [{ to: "/desk", word: "menu.desk" }] };

export function placeOf(roles: readonly string[]): Place {
  return roles.includes("enterprise") ? enterprise : roles.includes("agent") ? agent : desk;
}
