// What is drawn: nodes, folds and edges with places, colours, sizes and texts. Pure;
// the canvas, the legend and every export are made from it.

import { number } from "../../strings";
import { valueText } from "../../things/value";
import { labelHeading, labelWord } from "../../things/words";
import { type Fold, foldsOf } from "../state/folds";
import { type EdgeId, edgesAt, type Known, type KnownEdge, type KnownNode } from "../state/known";
import { spacing } from "../state/place";
import type { Shown } from "../state/shown";
import type { Point, State } from "../state/state";
import { isNode, look, type Range, type Rule, rangeOf } from "../state/style";
import type { Measured } from "./measured";
import type { Palette } from "./palette";

export interface DrawnNode extends Point {
  id: string;
  /** A fold draws as an empty circle. */
  fold?: Fold;
  label: string;
  name: string;
  size: number;
  colour: string;
  pinned: boolean;
}

export interface DrawnEdge {
  id: string;
  source: string;
  target: string;
  type: string;
  size: number;
  colour: string;
  caption: string;
  /** How far it bends, so that edges between the same two nodes stand apart; 0 is straight. */
  bend: number;
  /** Leads to a fold. */
  dashed: boolean;
}

export interface Scene {
  nodes: ReadonlyMap<string, DrawnNode>;
  edges: ReadonlyMap<string, DrawnEdge>;
}

/** Longest text beside a node; the whole name is in the card and the table. */
const longestName = 42;

export function scene(known: Known, state: State, shown: Shown, measured: Measured, palette: Palette): Scene {
  const range = ranges(state.style.rules, shown);
  const nodes = new Map<string, DrawnNode>();
  for (const node of shown.nodes.values())
    nodes.set(node.id, drawnNode(state, node, measured, palette, range));
  const edges = new Map<string, DrawnEdge>();
  const bends = bendsOf(shown.edges.values());
  for (const edge of shown.edges.values())
    edges.set(edge.id, drawnEdge(state, edge, palette, range, bends.get(edge.id) ?? 0));
  for (const owner of state.expanded.keys()) {
    const at = nodes.get(owner);
    if (at) addFolds(known, foldsOf(known, state, owner), at, palette, nodes, edges);
  }
  return { nodes, edges };
}

type Ranges = (rule: Rule) => Range | undefined;

function ranges(rules: readonly Rule[], shown: Shown): Ranges {
  const all = new Map(
    rules
      .filter((rule) => rule.sizeBy)
      .map((rule) => [rule, rangeOf(rule, rule.of === "node" ? shown.nodes.values() : shown.edges.values())]),
  );
  return (rule) => all.get(rule);
}

const usualSize = { node: 9, edge: 1.2 };

function drawnNode(
  state: State,
  node: KnownNode,
  measured: Measured,
  palette: Palette,
  range: Ranges,
): DrawnNode {
  const is = look(state.style.rules, node, range);
  const size = is.size ?? measured.size(node.id) ?? usualSize.node;
  return {
    id: node.id,
    ...(state.places.get(node.id) ?? { x: 0, y: 0 }),
    label: node.label,
    name: short(is.caption ? captionOf(node, is.caption) : node.name),
    size,
    colour: is.colour ?? measured.colour(node.id, palette) ?? palette.label(node.label),
    pinned: state.pinned.has(node.id),
  };
}

function drawnEdge(state: State, edge: KnownEdge, palette: Palette, range: Ranges, bend: number): DrawnEdge {
  const is = look(state.style.rules, edge, range);
  const named = state.style.edgeCaptions ? edge.type : "";
  return {
    id: edge.id,
    source: edge.source,
    target: edge.target,
    type: edge.type,
    size: is.size ?? usualSize.edge,
    colour: is.colour ?? palette.edge,
    caption: short(is.caption ? captionOf(edge, is.caption) : named),
    bend,
    dashed: false,
  };
}

function captionOf(thing: KnownNode | KnownEdge, property: string): string {
  const value = thing.properties[property];
  if (value !== undefined && value !== null) return valueText(value);
  return isNode(thing) ? thing.name : "";
}

export function short(text: string): string {
  const letters = [...text.replace(/\s+/g, " ")];
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join("")}…` : letters.join("");
}

/** Edges between the same two nodes are bent apart, those of either direction to their own side. */
function bendsOf(edges: Iterable<KnownEdge>): Map<EdgeId, number> {
  const between = new Map<string, KnownEdge[]>();
  for (const edge of edges) {
    const ends =
      edge.source < edge.target ? `${edge.source} ${edge.target}` : `${edge.target} ${edge.source}`;
    const others = between.get(ends);
    if (others) others.push(edge);
    else between.set(ends, [edge]);
  }
  const bends = new Map<EdgeId, number>();
  for (const parallel of between.values()) {
    if (parallel.length === 1) continue;
    const first = parallel[0]?.source;
    parallel.forEach((edge, i) => {
      const side = edge.source === first ? 1 : -1;
      bends.set(edge.id, side * 0.18 * (i - (parallel.length - 1) / 2));
    });
  }
  return bends;
}

const foldSize = 7;

/** Folds stand side by side where their owner has most room. */
function addFolds(
  known: Known,
  folds: readonly Fold[],
  at: DrawnNode,
  palette: Palette,
  nodes: Map<string, DrawnNode>,
  edges: Map<string, DrawnEdge>,
) {
  if (folds.length === 0) return;
  const { middle, wide } = room(at, edgesAt(known, at.id), nodes);
  const step = Math.min(Math.PI / 6, wide / (folds.length + 1));
  folds.forEach((fold, i) => {
    const angle = middle + step * (i - (folds.length - 1) / 2);
    nodes.set(fold.id, {
      id: fold.id,
      fold,
      x: at.x + 1.4 * spacing * Math.cos(angle),
      y: at.y + 1.4 * spacing * Math.sin(angle),
      label: fold.group.label,
      name: foldName(fold),
      size: foldSize,
      colour: palette.label(fold.group.label),
      pinned: false,
    });
    const [source, target] = fold.group.direction === "out" ? [at.id, fold.id] : [fold.id, at.id];
    edges.set(fold.id, {
      id: fold.id,
      source,
      target,
      type: fold.group.type,
      size: usualSize.edge,
      colour: palette.edge,
      caption: "",
      bend: 0,
      dashed: true,
    });
  });
}

/** The widest angle between the edges at a node. */
function room(
  at: DrawnNode,
  edges: readonly KnownEdge[],
  nodes: ReadonlyMap<string, DrawnNode>,
): { middle: number; wide: number } {
  const angles = edges
    .flatMap(({ source, target }) => {
      if (source !== at.id && target !== at.id) return [];
      const other = nodes.get(source === at.id ? target : source);
      return other && other.id !== at.id ? [Math.atan2(other.y - at.y, other.x - at.x)] : [];
    })
    .sort((a, b) => a - b);
  let best = { middle: -Math.PI / 2, wide: 2 * Math.PI };
  angles.forEach((angle, i) => {
    const next = angles[i + 1] ?? (angles[0] ?? 0) + 2 * Math.PI;
    if (i === 0 || next - angle > best.wide) best = { middle: (angle + next) / 2, wide: next - angle };
  });
  return best;
}

/** "+412 roles". */
export function foldName({ left, group }: Fold): string {
  const word = left === 1 ? labelWord(group.label) : labelHeading(group.label).toLowerCase();
  return `+${number(left)} ${word || "nodes"}`;
}
