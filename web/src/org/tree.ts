// The hierarchy as an outline, and what unfolding does to the address. Pure.
import type { Org, OrgNode } from "../api/types";
import type { OrgRoute } from "../route/route";

/** What the API takes when nothing is chosen. */
export const usualRels = ["MEMBER_OF:up", "PART_OF:up", "REPORTS_TO:up"];

export interface Branch {
  node: OrgNode;
  key: string;
  branches: Branch[];
  /** Whether some of its descendants are not shown. */
  folded: boolean;
}

export const keyOf = (node: { label: string; key: string }) => `${node.label}:${node.key}`;

/** The outline: the nodes without parent, each with its children; a node of several parents stands under each, once in a line. */
export function outline(org: Org): Branch[] {
  const children = new Map<number, number[]>();
  const below = new Set<number>();
  for (const { from, to } of org.edges) {
    children.set(from, [...(children.get(from) ?? []), to]);
    below.add(to);
  }
  const branch = (i: number, above: readonly number[]): Branch[] => {
    const node = org.nodes[i];
    if (!node || above.includes(i)) return [];
    const branches = (children.get(i) ?? []).flatMap((child) => branch(child, [...above, i]));
    return [{ node, key: keyOf(node), branches, folded: node.folded > 0 }];
  };
  return org.nodes.flatMap((_, i) => (below.has(i) ? [] : branch(i, [])));
}

/** The view with a branch unfolded, or folded again. */
export function toggled(route: OrgRoute, key: string): OrgRoute {
  const open = route.open.includes(key) ? route.open.filter((k) => k !== key) : [...route.open, key];
  return { ...route, open };
}

/** The view with another top; what was unfolded below the old one goes. */
export const rooted = (route: OrgRoute, root: string): OrgRoute => ({ ...route, root, open: [] });

/** The view with one type in or out of the hierarchy, or turned round. */
export function related(
  route: OrgRoute,
  used: string[],
  type: string,
  way: "up" | "down" | "none",
): OrgRoute {
  const rest = used.filter((rel) => rel.split(":")[0] !== type);
  const rel = way === "none" ? rest : [...rest, `${type}:${way}`];
  return { ...route, rel, open: [] };
}
