/** Where a role's own work is, and its menu: only what there is a page for. */
export interface Place {
  home: string;
  menu: { to: string; word: string }[];
}

const forEnterprise: Place["menu"] = [
  { to: "/cases", word: "menu.cases" },
  { to: "/orders", word: "menu.orders" },
  { to: "/payments", word: "menu.payments" },
  { to: "/invoices", word: "menu.invoices" },
  { to: "/radar", word: "menu.radar" },
  { to: "/messages", word: "menu.messages" },
];
const agents = { to: "/agents", word: "menu.agents" };
const account = { to: "/account", word: "menu.account" };
const desk = { to: "/desk", word: "menu.desk" };
const orders = { to: "/desk/orders", word: "menu.deskOrders" };
const calls = { to: "/desk/calls", word: "menu.calls" };
const board = [
  { to: "/ministry", word: "menu.board" },
  { to: "/ministry/overdue", word: "menu.overdue" },
];
const statistics = { to: "/statistics", word: "menu.statistics" };
const operations = { to: "/operations", word: "menu.operations" };
const queues = { to: "/queues", word: "menu.queues" };
const retention = { to: "/retention", word: "menu.retention" };
const finance = { to: "/finance", word: "menu.finance" };
const statements = { to: "/statements", word: "menu.statements" };
const offices = { to: "/offices", word: "menu.offices" };
const officers = { to: "/officers", word: "menu.officers" };
const invited = { to: "/enterprises", word: "menu.invited" };
const calendar = { to: "/calendar", word: "menu.calendar" };
const systems = { to: "/systems", word: "menu.systems" };
const forClerk: Place["menu"] = [
  { to: "/point", word: "point.menu.today" },
  { to: "/point/production", word: "point.menu.production" },
  { to: "/point/returns", word: "point.menu.returns" },
];

const at = (menu: Place["menu"]): Place => ({ home: menu[0]!.to, menu });

const places: Record<string, Place> = {
  enterprise: at([...forEnterprise, agents, account]),
  agent: at([...forEnterprise, account]),
  "preliminary-officer": at([desk, orders, calls]),
  "foreign-affairs-officer": at([desk, calls]),
  "ministry-officer": at([desk, calls, ...board, statistics]),
  "service-point-clerk": at(forClerk),
  "finance-officer": at([finance, statements]),
  operator: at([operations, queues, retention, ...board, statistics]),
  administrator: at([offices, officers, invited, calendar, operations, retention, statistics, systems]),
};

export const placeOf = (roles: readonly string[]): Place =>
  roles.map((role) => places[role]).find((place) => place !== undefined) ?? at([desk]);
