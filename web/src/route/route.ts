// What an address shows: pure functions between addresses and views. Every view
// can be told from its address alone, so links, reload, back and forward agree.

export const vias = ["tools", "skills", "degrees"] as const;
export type Via = (typeof vias)[number];

export interface OverviewRoute {
  view: "overview";
  roles: string[];
  via: Via[];
}
export interface ListRoute {
  view: "list";
  label: string;
  q: string;
  dataset: string;
  kind: string;
  /** The id of a Group. */
  group: string;
  sort: "name" | "uses";
  cursor: string;
}
export interface ThingRoute {
  view: "thing";
  label: string;
  key: string;
}
export const orders = ["rarity", "name", "use"] as const;
export interface CompareRoute {
  view: "compare";
  roles: string[];
  /** The id of a Group whose roles are compared, too. */
  group: string;
  via: Via[];
  /** Keeps things whose names hold this. */
  q: string;
  order: (typeof orders)[number];
  /** Roles whose own things are unfolded. */
  show: string[];
  /** What the evidence panel shows: Label:key of a thing, or two roles a,b. */
  at: string;
}
export const zoneRules = ["any", "adjacent", "same"] as const;
export interface RoutesRoute {
  view: "routes";
  from: string;
  to: string;
  /** Routes at most. */
  k: number;
  /** Hops of a route at most. */
  hops: number;
  zones: (typeof zoneRules)[number];
  /** The unfolded hops: route.hop, counted from 0. */
  open: string[];
}
export interface OrgRoute {
  view: "org";
  rel: string[];
  root: string;
  /** Levels open below the top; 0 lets the server choose. */
  depth: number;
  /** Branches unfolded below the depth, and folded above it: Label:key. */
  open: string[];
  fold: string[];
  cross: boolean;
  /** A type from a node to its group, as which it is shown; "" for none. */
  rollup: string;
  /** "" lets the server choose. */
  direction: "" | "TB" | "LR";
  /** The paper of the print view, or "". */
  print: "" | Paper;
}
export const papers = ["A4", "A3"] as const;
export type Paper = (typeof papers)[number];
export interface QueryRoute {
  view: "query";
  state: string;
}
export interface ExploreRoute {
  view: "explore";
  /** Nodes to begin with, each as Label:key. */
  start: string[];
  /** The canvas, packed. */
  state: string;
}
export type Route =
  | OverviewRoute
  | ListRoute
  | ThingRoute
  | CompareRoute
  | RoutesRoute
  | OrgRoute
  | QueryRoute
  | ExploreRoute
  | { view: "missing"; path: string };

/** The labels that have a short address of their own. */
const short: Record<string, string> = { roles: "Role", tools: "Tool", skills: "Skill", degrees: "Degree" };

const list = (text: string | null) => (text ? text.split(",").filter((part) => part !== "") : []);

/** Reads an address; what is in no table is the view "missing". */
export function parse(url: URL): Route {
  const missing: Route = { view: "missing", path: url.pathname };
  const parts = segments(url.pathname);
  if (!parts) return missing;
  const [first = "", ...rest] = parts;
  if (first in short && rest.length <= 1) return things(short[first] as string, rest, url.searchParams);
  if (first === "things" && rest[0] && rest.length <= 2)
    return things(rest[0], rest.slice(1), url.searchParams);
  if (rest.length > 0) return missing;
  switch (first) {
    case "":
      return { view: "overview", ...chosen(url.searchParams) };
    case "compare":
      return compare(url.searchParams);
    case "routes":
      return routes(url.searchParams);
    case "org":
      return org(url.searchParams);
    case "query":
      return { view: "query", state: url.hash.slice(1) };
    case "explore":
      return { view: "explore", start: url.searchParams.getAll("start"), state: url.hash.slice(1) };
    default:
      return missing;
  }
}

function segments(path: string): string[] | undefined {
  try {
    return path.split("/").slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function things(label: string, rest: string[], search: URLSearchParams): Route {
  if (rest[0]) return { view: "thing", label, key: rest[0] };
  const get = (name: string) => search.get(name) ?? "";
  const sort = get("sort") === "uses" ? "uses" : "name";
  const [q, dataset, kind, group, cursor] = ["q", "dataset", "kind", "group", "cursor"].map(get) as Five;
  return { view: "list", label, q, dataset, kind, group, sort, cursor };
}

type Five = [string, string, string, string, string];

/** The roles to compare and by what; tools unless said otherwise. */
function chosen(search: URLSearchParams): { roles: string[]; via: Via[] } {
  const via = list(search.get("via")).filter((v): v is Via => (vias as readonly string[]).includes(v));
  return { roles: list(search.get("roles")), via: via.length ? via : ["tools"] };
}

const compare = (search: URLSearchParams): CompareRoute => ({
  view: "compare",
  ...chosen(search),
  group: search.get("group") ?? "",
  q: search.get("q") ?? "",
  order: orders.find((order) => order === search.get("order")) ?? "rarity",
  show: list(search.get("show")),
  at: search.get("at") ?? "",
});

function routes(search: URLSearchParams): RoutesRoute {
  const get = (name: string) => search.get(name) ?? "";
  const whole = (name: string, standard: number, most: number) => {
    const n = Number(get(name) || standard);
    return Number.isInteger(n) && n >= 1 && n <= most ? n : standard;
  };
  const zones = zoneRules.find((rule) => rule === get("zones")) ?? "any";
  const standard = { k: whole("k", 3, 10), hops: whole("hops", 5, 8), zones, open: list(search.get("open")) };
  return { view: "routes", from: get("from"), to: get("to"), ...standard };
}

function org(search: URLSearchParams): OrgRoute {
  const depth = Number(search.get("depth") ?? 0);
  const direction = search.get("direction");
  return {
    view: "org",
    rel: list(search.get("rel")),
    root: search.get("root") ?? "",
    depth: Number.isInteger(depth) && depth >= 1 && depth <= 10 ? depth : 0,
    open: search.getAll("open"),
    fold: search.getAll("fold"),
    cross: search.get("cross") !== "none",
    rollup: search.get("rollup") ?? "",
    direction: direction === "LR" || direction === "TB" ? direction : "",
    print: papers.find((paper) => paper === search.get("print")) ?? "",
  };
}

/** Writes the address of a view; `parse` reads it back. */
export function href(route: Route): string {
  switch (route.view) {
    case "overview":
      return withSearch("/", chosenPairs(route));
    case "list":
      return withSearch(listPath(route.label), [
        ["q", route.q],
        ["dataset", route.dataset],
        ["kind", route.kind],
        ["group", route.group],
        ["sort", route.sort === "name" ? "" : route.sort],
        ["cursor", route.cursor],
      ]);
    case "thing":
      return `${listPath(route.label)}/${encodeURIComponent(route.key)}`;
    case "compare":
      return withSearch("/compare", [
        ...chosenPairs(route),
        ["group", route.group],
        ["q", route.q],
        ["order", route.order === "rarity" ? "" : route.order],
        ["show", route.show.join(",")],
        ["at", route.at],
      ]);
    case "routes":
      return withSearch("/routes", [
        ["from", route.from],
        ["to", route.to],
        ["k", route.k === 3 ? "" : String(route.k)],
        ["hops", route.hops === 5 ? "" : String(route.hops)],
        ["zones", route.zones === "any" ? "" : route.zones],
        ["open", route.open.join(",")],
      ]);
    case "org":
      return withSearch("/org", [
        ["rel", route.rel.join(",")],
        ["root", route.root],
        ["depth", route.depth === 0 ? "" : String(route.depth)],
        ...route.open.map((key): [string, string] => ["open", key]),
        ...route.fold.map((key): [string, string] => ["fold", key]),
        ["cross", route.cross ? "" : "none"],
        ["rollup", route.rollup],
        ["direction", route.direction],
        ["print", route.print],
      ]);
    case "query":
      return route.state ? `/query#${route.state}` : "/query";
    case "explore":
      return exploreHref(route.start, route.state);
    case "missing":
      return route.path;
  }
}

const chosenPairs = ({ roles, via }: { roles: string[]; via: Via[] }): [string, string][] => [
  ["roles", roles.join(",")],
  ["via", via.join(",") === "tools" ? "" : via.join(",")],
];

function listPath(label: string): string {
  const name = Object.keys(short).find((key) => short[key] === label);
  return name ? `/${name}` : `/things/${encodeURIComponent(label)}`;
}

function withSearch(path: string, pairs: [string, string][]): string {
  const search = new URLSearchParams(pairs.filter(([, value]) => value !== ""));
  const text = search.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
  return text ? `${path}?${text}` : path;
}

/** The canvas, begun with nodes written as Label:key, or as it was saved. */
export function exploreHref(start: string[], state = ""): string {
  const path = withSearch(
    "/explore",
    start.map((node): [string, string] => ["start", node]),
  );
  return state ? `${path}#${state}` : path;
}

export const thingHref = (ref: { label: string; key: string }) => href({ view: "thing", ...pick(ref) });
const pick = ({ label, key }: { label: string; key: string }) => ({ label, key });
export const listHref = (label: string, rest: Partial<ListRoute> = {}) =>
  href({ ...plainList, label, ...rest });
const plainList: ListRoute = {
  view: "list",
  label: "",
  q: "",
  dataset: "",
  kind: "",
  group: "",
  sort: "name",
  cursor: "",
};
export const compareHref = (roles: string[], via: readonly string[] = ["tools"], group = "") =>
  href({ view: "compare", roles, group, via: via as Via[], q: "", order: "rarity", show: [], at: "" });
export const groupHref = (group: string) => compareHref([], ["tools"], group);
export const routesHref = (from = "", to = "") =>
  href({ view: "routes", from, to, k: 3, hops: 5, zones: "any", open: [] });
