// Nodes come onto the canvas and leave it.
import { edgesAt, type Known, type NodeId, otherEnd } from "./known";
import { type Bringer, type Group, type Point, reader, type State } from "./state";

/** Puts nodes on the canvas because the reader asked for them: a start, a path. */
export function added(state: State, ids: readonly NodeId[], places: ReadonlyMap<NodeId, Point>): State {
  return { ...state, nodes: brought(state, ids, reader), places: placed(state, ids, places) };
}

/**
 * Expands a node: what came with it, and neighbours that were there already, are
 * its own from now on; the groups say how many there are in all.
 */
export function expanded(
  known: Known,
  state: State,
  id: NodeId,
  groups: readonly Group[],
  came: readonly NodeId[],
  places: ReadonlyMap<NodeId, Point>,
): State {
  const fresh = came.filter((other) => !state.nodes.has(other));
  const own = new Set(came);
  for (const edge of edgesAt(known, id)) {
    const other = otherEnd(edge, id);
    if (other !== id && state.nodes.has(other)) own.add(other);
  }
  return {
    ...state,
    nodes: brought(state, [...own], id),
    expanded: new Map(state.expanded).set(id, groups),
    places: placed(state, fresh, places),
  };
}

/**
 * Collapses a node: takes away what its expansion alone brought, unless somebody
 * pinned it or expanded it in turn.
 */
export function collapsed(state: State, id: NodeId): State {
  const nodes = new Map<NodeId, readonly Bringer[]>();
  for (const [other, bringers] of state.nodes) {
    const left = bringers.filter((bringer) => bringer !== id);
    const stays = left.length > 0 || state.pinned.has(other) || state.expanded.has(other);
    if (stays) nodes.set(other, left.length > 0 ? left : [reader]);
  }
  const folded = new Map(state.expanded);
  folded.delete(id);
  return within({ ...state, nodes, expanded: folded });
}

/** Takes nodes off the canvas. */
export function removed(state: State, ids: Iterable<NodeId>): State {
  const nodes = new Map(state.nodes);
  for (const id of ids) nodes.delete(id);
  return within({ ...state, nodes });
}

function brought(state: State, ids: readonly NodeId[], by: Bringer): Map<NodeId, readonly Bringer[]> {
  const nodes = new Map(state.nodes);
  for (const id of ids) {
    const bringers = nodes.get(id) ?? [];
    if (!bringers.includes(by)) nodes.set(id, [...bringers, by]);
  }
  return nodes;
}

function placed(
  state: State,
  ids: readonly NodeId[],
  places: ReadonlyMap<NodeId, Point>,
): Map<NodeId, Point> {
  const all = new Map(state.places);
  for (const id of ids) {
    const place = places.get(id);
    if (place && !all.has(id)) all.set(id, place);
  }
  return all;
}

/** Forgets what was noted of nodes that are gone. */
function within(state: State): State {
  const there = (id: NodeId) => state.nodes.has(id);
  return {
    ...state,
    expanded: new Map([...state.expanded].filter(([id]) => there(id))),
    places: new Map([...state.places].filter(([id]) => there(id))),
    pinned: new Set([...state.pinned].filter(there)),
    hidden: new Set(
      [...state.hidden].filter((h) => !h.startsWith("node ") || there(h.slice("node ".length))),
    ),
  };
}
