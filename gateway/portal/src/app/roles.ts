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
    { to: "/messages", word: "menu.messages" },
  ],
};

const enterprise: Place = { home: "/cases", menu: [...agent.menu, { to: "/agents", word: "menu.agents" }] };

const desk: Place = { home: "/desk", menu: [{ to: "/desk", word: "menu.desk" }] };

const officer: Place = { home: "/desk", menu: [...desk.menu, { to: "/desk/calls", word: "menu.calls" }] };

const preliminary: Place = {
  home: "/desk",
  menu: [...desk.menu, { to: "/desk/orders", word: "menu.deskOrders" }, { to: "/desk/calls", word: "menu.calls" }],
};

const places: Record<string, Place> = {
  enterprise,
  agent,
  "preliminary-officer": preliminary,
  "foreign-affairs-officer": officer,
  "ministry-officer": officer,
};

export const placeOf = (roles: readonly string[]): Place =>
  roles.map((role) => places[role]).find((place) => place !== undefined) ?? desk;
