// Degree, PageRank and communities (Louvain) of what is shown, as sizes and colours.

import Graph from "graphology";
import louvain from "graphology-communities-louvain";
import pagerank from "graphology-metrics/centrality/pagerank";
import type { NodeId } from "../state/known";
import type { Shown } from "../state/shown";
import type { Style } from "../state/style";
import { community, type Palette } from "./palette";

export interface Measured {
  size: (id: NodeId) => number | undefined;
  colour: (id: NodeId, palette: Palette) => string | undefined;
  /** How many communities there are; 0 when they were not looked for. */
  communities: number;
}

const [smallest, largest] = [5, 24];

export function measured(shown: Shown, { sizeBy, colourBy }: Style): Measured {
  if (sizeBy === "" && colourBy === "")
    return { size: () => undefined, colour: () => undefined, communities: 0 };
  const graph = undirected(shown);
  const values = sizeBy === "degree" ? degrees(shown) : sizeBy === "pagerank" ? pageRanks(graph) : undefined;
  const groups = colourBy === "community" ? communitiesOf(graph) : undefined;
  const most = Math.max(...(values ? [...values.values()] : [0]));
  return {
    // The area of a node grows with its value.
    size: (id) =>
      values && smallest + (largest - smallest) * Math.sqrt((values.get(id) ?? 0) / (most === 0 ? 1 : most)),
    colour: (id) => (groups ? community(groups.get(id) ?? 0) : undefined),
    communities: groups ? new Set(groups.values()).size : 0,
  };
}

/** How many edges each node has; a loop counts twice, as in graph theory. */
export function degrees(shown: Shown): Map<NodeId, number> {
  const count = new Map<NodeId, number>([...shown.nodes.keys()].map((id) => [id, 0]));
  for (const { source, target } of shown.edges.values()) {
    count.set(source, (count.get(source) ?? 0) + 1);
    count.set(target, (count.get(target) ?? 0) + 1);
  }
  return count;
}

function pageRanks(graph: Graph): Map<NodeId, number> {
  if (graph.order === 0) return new Map();
  return new Map(
    Object.entries(pagerank(graph, { getEdgeWeight: "weight", maxIterations: 1000, tolerance: 1e-4 })),
  );
}

/** Communities by number, the largest first, so that colours stay when little changes. */
function communitiesOf(graph: Graph): Map<NodeId, number> {
  if (graph.size === 0) return new Map(graph.nodes().map((id, i) => [id, i]));
  const found = Object.entries(louvain(graph, { getEdgeWeight: "weight", rng: seeded() }));
  const sizes = new Map<number, number>();
  for (const [, group] of found) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  const order = [...sizes.keys()].sort((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
  return new Map(found.map(([id, group]) => [id, order.indexOf(group)]));
}

/** Parallel edges become one with their number as weight. */
function undirected(shown: Shown): Graph {
  const graph = new Graph({ type: "undirected" });
  for (const id of shown.nodes.keys()) graph.addNode(id);
  for (const { source, target } of shown.edges.values())
    graph.updateEdge(source, target, (old) => ({ weight: (old.weight ?? 0) + 1 }));
  return graph;
}

/** The same numbers each time (mulberry32), so that the same canvas has the same communities. */
function seeded(): () => number {
  let state = 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
