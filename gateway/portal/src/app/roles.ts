/** Where a role's own work is, and its menu: only what there is a page for. */
export interface Place {
  home: string;
  menu: { to: string; word: string }[];
}

const agent: Place = {
  home: "/cases",
  menu: [
    { to: "/cases", word: "menu.cases" },
    { to: "/orders", word: "menu.orders" },
    { to: "/payments", word: "menu.payments" },
    { to: "/radar", word: "menu.radar" },
    { to: "/messages", word: "menu.messages" },
    { to: "/account", word: "menu.account" },
  ],
};

const enterprise: Place = { home: "/cases", menu: agent.menu.toSpliced(-1, 0, { to: "/agents", word: "menu.agents" }) };

const desk: Place = { home: "/desk", menu: [{ to: "/desk", word: "menu.desk" }] };

const places: Record<string, Place> = { enterprise, agent };

export const placeOf = (roles: readonly string[]): Place =>
  roles.map((role) => places[role]).find((place) => place !== undefined) ?? desk;
