// An answer about routes in words and numbers.
import type { CareerHop, CareerRoutes } from "../api/types";
import type { Drawn } from "../parts/copy";
import type { RoutesRoute } from "../route/route";
import { sentenceList, t } from "../strings";

/** What the page says first: the cheapest way, or that there is none. */
export function headline(answer: CareerRoutes): string {
  const [first] = answer.routes;
  const [from, to] = answer.roles;
  if (!first) return t.routes.none(from?.name ?? "", to?.name ?? "", answer.direct.cost);
  const over = first.hops.slice(0, -1).map((hop) => answer.roles[hop.to]?.name ?? "");
  return t.routes.cheapest(from?.name ?? "", to?.name ?? "", sentenceList(over), first.cost);
}

/** The parts of a hop's cost, in the order of the bar. */
export const costParts = (hop: CareerHop) => [
  { name: "hop" as const, cost: hop.cost - hop.skills.cost - hop.tools.cost },
  { name: "skills" as const, cost: hop.skills.cost },
  { name: "tools" as const, cost: hop.tools.cost },
];

/** What the API takes; its own standards are left out, so that addresses stay short. */
export function drawnRoutes(answer: CareerRoutes, route: RoutesRoute): Drawn {
  const { from, to, k, hops, zones } = route;
  const query = {
    from,
    to,
    ...(k === 3 ? {} : { k }),
    ...(hops === 5 ? {} : { maxHops: hops }),
    ...(zones === "any" ? {} : { zones }),
  };
  return { kind: "route", query, alt: headline(answer) };
}
