// The views that the header offers.
import { listHref, type Route } from "../route/route";
import type { t } from "../strings";

export type ViewId = keyof typeof t.views;

export interface ViewTab {
  id: ViewId;
  href: string;
}

/** The tabs of the header. Without roles the role views are left out, and Things starts with the largest label. */
export function viewTabs(roles: boolean, firstLabel: string | undefined): ViewTab[] {
  const things: ViewTab = { id: "things", href: listHref(roles ? "Role" : (firstLabel ?? "Role")) };
  const query: ViewTab = { id: "query", href: "/query" };
  const overview: ViewTab = { id: "overview", href: "/" };
  const org: ViewTab = { id: "org", href: "/org" };
  const explore: ViewTab = { id: "explore", href: "/explore" };
  if (!roles) return [overview, things, org, explore, query];
  const compare: ViewTab = { id: "compare", href: "/compare" };
  return [overview, things, compare, { id: "routes", href: "/routes" }, org, explore, query];
}

/** The tab under which a view stands. */
export function tabOf(route: Route): ViewId | undefined {
  if (route.view === "list" || route.view === "thing") return "things";
  return route.view === "missing" ? undefined : route.view;
}
