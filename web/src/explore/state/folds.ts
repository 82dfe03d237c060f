// Folds: what an expanded node has in the database and the canvas has not.
import { edgesAt, type Known, type NodeId, otherEnd } from "./known";
import type { Group, State } from "./state";

export interface Fold {
  id: string;
  owner: NodeId;
  group: Group;
  /** Neighbours of the group that are not on the canvas. */
  left: number;
}

export const foldId = (owner: NodeId, { type, direction, label }: Group) =>
  `fold ${owner} ${JSON.stringify([type, direction, label])}`;

/** The folds of one expanded node that still hold something. */
export function foldsOf(known: Known, state: State, owner: NodeId): Fold[] {
  const groups = state.expanded.get(owner);
  if (!groups) return [];
  const there = presentIn(known, state, owner);
  return groups.flatMap((group) => {
    const id = foldId(owner, group);
    const left = group.neighbors - (there.get(id)?.size ?? 0);
    return left > 0 ? [{ id, owner, group, left }] : [];
  });
}

/** The neighbours on the canvas, by the fold that they would be in; each counts once a group. */
function presentIn(known: Known, state: State, owner: NodeId): Map<string, Set<NodeId>> {
  const there = new Map<string, Set<NodeId>>();
  for (const edge of edgesAt(known, owner)) {
    const other = otherEnd(edge, owner);
    const node = known.nodes.get(other);
    if (other === owner || !node || !state.nodes.has(other)) continue;
    const direction = edge.source === owner ? "out" : "in";
    const id = foldId(owner, { type: edge.type, direction, label: node.label, neighbors: 0 });
    const members = there.get(id);
    if (members) members.add(other);
    else there.set(id, new Set([other]));
  }
  return there;
}

/** Every fold of the canvas. */
export const folds = (known: Known, state: State): Fold[] =>
  [...state.expanded.keys()].flatMap((owner) => foldsOf(known, state, owner));

/** The neighbours of a node that are on the canvas: what an expansion need not bring. */
export function knownNeighbors(known: Known, state: State, id: NodeId): NodeId[] {
  const there = new Set<NodeId>();
  for (const edge of edgesAt(known, id)) {
    const other = otherEnd(edge, id);
    if (other !== id && state.nodes.has(other)) there.add(other);
  }
  return [...there];
}
