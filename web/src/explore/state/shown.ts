// What of the canvas is shown: hiding by label, type, node or edge, and filters that
// must all be met.
import type { EdgeId, Known, KnownEdge, KnownNode, NodeId } from "./known";
import { meets } from "./properties";
import type { Filter, Hidden, State } from "./state";

export interface Shown {
  nodes: ReadonlyMap<NodeId, KnownNode>;
  edges: ReadonlyMap<EdgeId, KnownEdge>;
}

export function shown(known: Known, state: State): Shown {
  const nodes = new Map<NodeId, KnownNode>();
  for (const id of state.nodes.keys()) {
    const node = known.nodes.get(id);
    if (node && showsNode(state, node)) nodes.set(id, node);
  }
  const edges = new Map<EdgeId, KnownEdge>();
  for (const edge of onCanvas(known, state, nodes)) if (showsEdge(state, edge)) edges.set(edge.id, edge);
  return typed(state.filters) ? { nodes: linked(nodes, edges), edges } : { nodes, edges };
}

/** Every known edge with both ends among the nodes, whichever of the two is fewer to walk. */
function* onCanvas(known: Known, state: State, nodes: ReadonlyMap<NodeId, KnownNode>): Iterable<KnownEdge> {
  if (state.nodes.size * 4 > known.nodes.size) {
    for (const edge of known.edges.values()) if (nodes.has(edge.source) && nodes.has(edge.target)) yield edge;
    return;
  }
  for (const id of nodes.keys())
    for (const edgeId of known.at.get(id) ?? []) {
      const edge = known.edges.get(edgeId);
      if (edge && edge.source === id && nodes.has(edge.target)) yield edge;
    }
}

function showsNode({ hidden, filters }: State, node: KnownNode): boolean {
  if (hidden.has(`node ${node.id}`) || node.labels.some((label) => hidden.has(`label ${label}`)))
    return false;
  return filters.every((filter) => {
    if (filter.by === "label") return node.labels.includes(filter.label);
    return filter.by === "type" || meets(node.properties, filter.condition);
  });
}

function showsEdge({ hidden, filters }: State, edge: KnownEdge): boolean {
  if (hidden.has(`edge ${edge.id}`) || hidden.has(`type ${edge.type}`)) return false;
  return filters.every((filter) => filter.by !== "type" || filter.type === edge.type);
}

const typed = (filters: readonly Filter[]) => filters.some((filter) => filter.by === "type");

/** A filter by type leaves the nodes that such an edge joins. */
function linked(
  nodes: ReadonlyMap<NodeId, KnownNode>,
  edges: ReadonlyMap<EdgeId, KnownEdge>,
): Map<NodeId, KnownNode> {
  const ends = new Set<NodeId>();
  for (const edge of edges.values()) ends.add(edge.source).add(edge.target);
  return new Map([...nodes].filter(([id]) => ends.has(id)));
}

export function hide(state: State, what: Iterable<Hidden>): State {
  return { ...state, hidden: new Set([...state.hidden, ...what]) };
}

/** Shows again; without a list everything that is hidden. */
export function unhide(state: State, what?: Iterable<Hidden>): State {
  const hidden = new Set(what ? state.hidden : []);
  for (const one of what ?? []) hidden.delete(one);
  return { ...state, hidden };
}

export const filtered = (state: State, filters: readonly Filter[]): State => ({ ...state, filters });
