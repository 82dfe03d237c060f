// The force layout: ForceAtlas2 in a worker. It stops by itself.
import type { NodeId } from "../state/known";
import { spacing } from "../state/place";
import type { Shown } from "../state/shown";
import type { Point, State } from "../state/state";
import type { ForceReply, ForceRequest } from "./protocol";

/** Stops the layout where it is. */
export type Stop = () => void;

export interface ForceOptions {
  /** The nodes that may move; all that are not pinned when left out. */
  free?: ReadonlySet<NodeId>;
  /** Gets every picture on the way: the places in the order of `ids`, x then y. */
  onmove: (ids: readonly NodeId[], places: Float32Array) => void;
  /** Gets the last picture, once: when the layout rests, or is stopped. */
  onstop: (places: ReadonlyMap<NodeId, Point>) => void;
}

/** Starts the layout of what is shown. */
export function force(shown: Shown, state: State, { free, onmove, onstop }: ForceOptions): Stop {
  const ids = [...shown.nodes.keys()];
  const worker = new Worker(new URL("./force.worker.ts", import.meta.url), { type: "module" });
  let places = new Float32Array(0);
  let running = true;
  const stop = () => {
    if (!running) return;
    running = false;
    worker.terminate();
    onstop(placesOf(ids, places));
  };
  worker.onmessage = ({ data }: MessageEvent<ForceReply>) => {
    if (!running) return;
    places = new Float32Array(data.places);
    onmove(ids, places);
    if (data.stopped) stop();
  };
  worker.onerror = stop;
  worker.postMessage(request(ids, shown, state, free));
  return stop;
}

function request(
  ids: readonly NodeId[],
  shown: Shown,
  state: State,
  free: ReadonlySet<NodeId> | undefined,
): ForceRequest {
  const index = new Map(ids.map((id, i) => [id, i]));
  const places = new Float32Array(2 * ids.length);
  const fixed = new Uint8Array(ids.length);
  ids.forEach((id, i) => {
    const at = state.places.get(id) ?? { x: 0, y: 0 };
    places.set([at.x, at.y], 2 * i);
    fixed[i] = state.pinned.has(id) || (free && !free.has(id)) ? 1 : 0;
  });
  const edges: number[] = [];
  for (const { source, target } of shown.edges.values())
    if (source !== target) edges.push(index.get(source) ?? 0, index.get(target) ?? 0);
  return { places, fixed, edges: Uint32Array.from(edges), spacing };
}

function placesOf(ids: readonly NodeId[], places: Float32Array): ReadonlyMap<NodeId, Point> {
  if (places.length === 0) return new Map();
  return new Map(ids.map((id, i) => [id, { x: places[2 * i] ?? 0, y: places[2 * i + 1] ?? 0 }]));
}
