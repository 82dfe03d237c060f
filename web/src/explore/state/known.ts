// What has been fetched: nodes and relationships of the database. It only grows.
// Which of them are on the canvas is the State's; so undo and redo ask no server.
import type { Properties } from "./properties";

/** An elementId. */
export type NodeId = string;
/** An elementId. */
export type EdgeId = string;

export interface KnownNode {
  id: NodeId;
  /** Label and key name the node in addresses and files. */
  label: string;
  key: string;
  name: string;
  dataset?: string;
  labels: readonly string[];
  properties: Properties;
}

export interface KnownEdge {
  id: EdgeId;
  type: string;
  source: NodeId;
  target: NodeId;
  properties: Properties;
}

export interface Known {
  nodes: ReadonlyMap<NodeId, KnownNode>;
  edges: ReadonlyMap<EdgeId, KnownEdge>;
  /** The edges at each node, a loop once. */
  at: ReadonlyMap<NodeId, readonly EdgeId[]>;
}

export const nothingKnown = (): Known => ({ nodes: new Map(), edges: new Map(), at: new Map() });

/**
 * Adds what arrived. The maps are the same ones, grown: copying 80,000 entries for
 * each arrival would cost more than it tells. The wrapper is new, so that what
 * depends on it is worked out again.
 */
export function learn(known: Known, nodes: readonly KnownNode[], edges: readonly KnownEdge[]): Known {
  const [allNodes, allEdges, at] = [known.nodes, known.edges, known.at] as [
    Map<NodeId, KnownNode>,
    Map<EdgeId, KnownEdge>,
    Map<NodeId, EdgeId[]>,
  ];
  for (const node of nodes) allNodes.set(node.id, node);
  for (const edge of edges) {
    if (!allEdges.has(edge.id))
      for (const end of new Set([edge.source, edge.target])) {
        const there = at.get(end);
        if (there) there.push(edge.id);
        else at.set(end, [edge.id]);
      }
    allEdges.set(edge.id, edge);
  }
  return { nodes: allNodes, edges: allEdges, at };
}

export const otherEnd = (edge: KnownEdge, id: NodeId): NodeId =>
  edge.source === id ? edge.target : edge.source;

/** The known edges at a node. */
export function edgesAt(known: Known, id: NodeId): KnownEdge[] {
  return (known.at.get(id) ?? []).flatMap((edge) => known.edges.get(edge) ?? []);
}
