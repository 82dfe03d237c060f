// The hierarchy as an outline, and what unfolding does to the address. Pure.
import type { Org, OrgNode } from "../api/types";
import type { Drawn } from "../parts/copy";
import type { OrgRoute } from "../route/route";
import { t } from "../strings";

/** What the API takes when nothing is chosen. */
export const usualRels = ["MEMBER_OF:up", "PART_OF:up", "REPORTS_TO:up"];

export interface Branch {
  node: OrgNode;
  key: string;
  branches: Branch[];
}

export const keyOf = (node: { label: string; key: string }) => `${node.label}:${node.key}`;

/** The outline: the nodes without parent, each with its children, once even where several relationships lead there; a node of several parents stands under each, once in a line. */
export function outline(org: Org): Branch[] {
  const children = new Map<number, Set<number>>();
  const below = new Set<number>();
  for (const { from, to } of org.edges) {
    children.set(from, (children.get(from) ?? new Set()).add(to));
    below.add(to);
  }
  const branch = (i: number, above: readonly number[]): Branch[] => {
    const node = org.nodes[i];
    if (!node || above.includes(i)) return [];
    const branches = [...(children.get(i) ?? [])].flatMap((child) => branch(child, [...above, i]));
    return [{ node, key: keyOf(node), branches }];
  };
  return org.nodes.flatMap((_, i) => (below.has(i) ? [] : branch(i, [])));
}

/** The picture of the view. */
export function drawnOrg(route: OrgRoute, rootName: string): Drawn {
  const { root, open, fold, rollup, direction } = route;
  const query = {
    rel: route.rel.join(","),
    root,
    depth: route.depth || "",
    open,
    fold,
    cross: route.cross ? "" : "none",
    rollup,
    direction,
  };
  return { kind: "org", query, alt: t.org.picture(rootName) };
}

/** Whether a node is unfolded; undefined where nothing lies below it. */
export function unfolded(route: OrgRoute, org: Org, node: OrgNode): boolean | undefined {
  if (node.children === 0) return undefined;
  const key = keyOf(node);
  return route.open.includes(key) || (node.level < org.depth && !route.fold.includes(key));
}

/** The view with a branch unfolded, or folded again. */
export function toggled(route: OrgRoute, org: Org, node: OrgNode): OrgRoute {
  const key = keyOf(node);
  const without = (keys: string[]) => keys.filter((k) => k !== key);
  const [open, fold] = [without(route.open), without(route.fold)];
  const byDepth = node.level < org.depth;
  if (unfolded(route, org, node)) return { ...route, open, fold: byDepth ? [...fold, key] : fold };
  return { ...route, open: byDepth ? open : [...open, key], fold };
}

/** The view with another top; what was unfolded below the old one goes. */
export const rooted = (route: OrgRoute, root: string): OrgRoute => ({ ...route, root, open: [], fold: [] });

/** The view with one type in or out of the hierarchy, or turned round. */
export function related(
  route: OrgRoute,
  used: string[],
  type: string,
  way: "up" | "down" | "none",
): OrgRoute {
  const rest = used.filter((rel) => rel.split(":")[0] !== type);
  const rel = way === "none" ? rest : [...rest, `${type}:${way}`];
  return { ...route, rel, root: "", open: [], fold: [] };
}
