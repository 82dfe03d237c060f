// The state of the canvas: what is on it, where, and how it is shown. A State is
// never changed: every act, in the files beside this one, is a function to another
// State. History keeps what each act changed.
import type { EdgeId, NodeId } from "./known";
import type { Condition } from "./properties";
import { plain, type Style } from "./style";

export interface Point {
  x: number;
  y: number;
}

/** How many neighbours of one kind an expanded node has in the database. */
export interface Group {
  type: string;
  direction: "out" | "in";
  label: string;
  neighbors: number;
}

/** What brought a node: an expanded node, or the reader. */
export type Bringer = NodeId | typeof reader;
export const reader = "";

/** What is hidden: a label, a type, a node or an edge. */
export type Hidden = `label ${string}` | `type ${string}` | `node ${NodeId}` | `edge ${EdgeId}`;

export type Filter =
  | { by: "label"; label: string }
  | { by: "type"; type: string }
  | { by: "property"; condition: Condition };

export interface State {
  nodes: ReadonlyMap<NodeId, readonly Bringer[]>;
  expanded: ReadonlyMap<NodeId, readonly Group[]>;
  places: ReadonlyMap<NodeId, Point>;
  pinned: ReadonlySet<NodeId>;
  hidden: ReadonlySet<Hidden>;
  filters: readonly Filter[];
  style: Style;
}

export const empty: State = {
  nodes: new Map(),
  expanded: new Map(),
  places: new Map(),
  pinned: new Set(),
  hidden: new Set(),
  filters: [],
  style: plain,
};
