// Where nodes stand: moving, pinning, and places for those that have just come.
import type { NodeId } from "./known";
import type { Point, State } from "./state";

export function moved(state: State, places: ReadonlyMap<NodeId, Point>): State {
  const all = new Map(state.places);
  for (const [id, place] of places) if (state.nodes.has(id)) all.set(id, place);
  return { ...state, places: all };
}

export function pinned(state: State, ids: Iterable<NodeId>): State {
  return { ...state, pinned: new Set([...state.pinned, ...ids]) };
}

export function unpinned(state: State, ids: Iterable<NodeId>): State {
  const left = new Set(state.pinned);
  for (const id of ids) left.delete(id);
  return { ...state, pinned: left };
}

/** The distance between two nodes that stand side by side. */
export const spacing = 80;

const golden = Math.PI * (3 - Math.sqrt(5));

/** Places around a point, as seeds in a sunflower: as many as are wanted, none over another. */
export function around(centre: Point, ids: readonly NodeId[], from = 0): Map<NodeId, Point> {
  return new Map(
    ids.map((id, i) => {
      const [radius, angle] = [spacing * Math.sqrt(i + 1 + from), (i + from) * golden];
      return [id, { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) }];
    }),
  );
}

/** A place for starts: beside what is there. */
export function beside(state: State, ids: readonly NodeId[]): Map<NodeId, Point> {
  if (state.places.size === 0) {
    const [first, ...rest] = ids;
    return new Map([...(first ? [[first, { x: 0, y: 0 }] as const] : []), ...around({ x: 0, y: 0 }, rest)]);
  }
  let [right, middle] = [Number.NEGATIVE_INFINITY, 0];
  for (const { x, y } of state.places.values()) {
    right = Math.max(right, x);
    middle += y / state.places.size;
  }
  return around({ x: right + spacing * (2 + Math.sqrt(ids.length)), y: middle }, ids);
}

/**
 * Places for the neighbours of a node: in a fan away from what is there, so that
 * they hide as little of it as can be.
 */
export function fan(state: State, owner: NodeId, ids: readonly NodeId[]): Map<NodeId, Point> {
  const at = state.places.get(owner) ?? { x: 0, y: 0 };
  const away = outward(state, owner);
  if (!away || ids.length === 0) return around(at, ids, ids.length);
  const reach = spacing * (2.5 + Math.sqrt(ids.length));
  return around({ x: at.x + away.x * reach, y: at.y + away.y * reach }, ids);
}

/** The direction from the middle of everything to a node, as a step of length 1; none for a lone node. */
export function outward(state: State, owner: NodeId): Point | undefined {
  const at = state.places.get(owner);
  if (!at || state.places.size < 2) return undefined;
  let [x, y] = [0, 0];
  for (const place of state.places.values()) {
    x += place.x / state.places.size;
    y += place.y / state.places.size;
  }
  const length = Math.hypot(at.x - x, at.y - y);
  return length < 1 ? undefined : { x: (at.x - x) / length, y: (at.y - y) / length };
}
