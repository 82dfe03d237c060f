// What there is on the canvas, hidden or not: labels and types with counts, and the
// names of properties.
import type { Known } from "./known";
import type { State } from "./state";

export interface Census {
  labels: ReadonlyMap<string, number>;
  types: ReadonlyMap<string, number>;
  properties: readonly string[];
}

export function censusOf(known: Known, state: State): Census {
  const [labels, types, properties] = [
    new Map<string, number>(),
    new Map<string, number>(),
    new Set<string>(),
  ];
  for (const id of state.nodes.keys()) {
    const node = known.nodes.get(id);
    if (!node) continue;
    for (const label of node.labels) count(labels, label);
    for (const name of Object.keys(node.properties)) properties.add(name);
    for (const edgeId of known.at.get(id) ?? []) {
      const edge = known.edges.get(edgeId);
      if (edge && edge.source === id && state.nodes.has(edge.target)) count(types, edge.type);
    }
  }
  return { labels: sorted(labels), types: sorted(types), properties: [...properties].sort() };
}

const count = (all: Map<string, number>, name: string) => all.set(name, (all.get(name) ?? 0) + 1);

/** The most frequent first. */
const sorted = (all: Map<string, number>) =>
  new Map([...all].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
