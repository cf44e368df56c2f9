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

const clerk: Place = {
  home: "/point",
  menu: [
    { to: "/point", word: "point.menu.today" },
    { to: "/point/production", word: "point.menu.production" },
    { to: "/point/returns", word: "point.menu.returns" },
  ],
};
const board = [
  { to: "/ministry", word: "menu.board" },
  { to: "/ministry/overdue", word: "menu.overdue" },
];
const statistics = { to: "/statistics", word: "menu.statistics" };
const operations = { to: "/operations", word: "menu.operations" };

const ministry: Place = { home: desk.home, menu: [...desk.menu, ...board, statistics] };
const operator: Place = { home: "/operations", menu: [operations, ...board, statistics] };
const finance: Place = { home: "/finance", menu: [{ to: "/finance", word: "menu.finance" }] };
const administrator: Place = {
  home: "/offices",
  menu: [
    { to: "/offices", word: "menu.offices" },
    { to: "/calendar", word: "menu.calendar" },
    operations,
    statistics,
  ],
};

const places: Record<string, Place> = {
  enterprise,
  agent,
  administrator,
  operator,
  "service-point-clerk": clerk,
  "finance-officer": finance,
  "ministry-officer": ministry,
};

export const placeOf = (roles: readonly string[]): Place =>
  roles.map((role) => places[role]).find((place) => place !== undefined) ?? desk;
