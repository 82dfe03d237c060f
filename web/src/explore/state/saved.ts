// The canvas as it is saved, in an address or a file: nodes by label and key, with
// places, folds, what is hidden and how it looks. What the database says of them is
// asked again when it is restored.
import type { EdgeId, Known, KnownEdge, NodeId } from "./known";
import { edgesAt } from "./known";
import { type Bringer, empty, type Filter, type Group, type Hidden, reader, type State } from "./state";
import { checked, checkedCondition, plain, type Style } from "./style";

/** Where the camera looks, in the coordinates of the nodes, and how far away it is. */
export interface Camera {
  x: number;
  y: number;
  ratio: number;
}

/** An edge by the numbers of its ends, its type, and which of several like it. */
type SavedEdge = [source: number, target: number, type: string, nth: number];

/** Short names, since an address holds it. Nodes are numbered in the order of `k`. */
export interface Saved {
  /** The labels, each once. */
  l: string[];
  /** By node: the number of its label, its key, its place. */
  n: number[];
  k: string[];
  x: number[];
  y: number[];
  /** Expanded nodes, and what each node was brought by where that is not the reader alone; -1 is the reader. */
  e?: number[];
  b?: [node: number, by: number[]][];
  p?: number[];
  /** Hidden labels and types, nodes, edges. */
  h?: string[];
  hn?: number[];
  he?: SavedEdge[];
  f?: Filter[];
  s?: Style;
  c?: [x: number, y: number, ratio: number];
}

export function saved(known: Known, state: State, camera?: Camera): Saved {
  const ids = [...state.nodes.keys()].filter((id) => known.nodes.has(id));
  const number = new Map(ids.map((id, i) => [id, i]));
  const numbers = (of: Iterable<NodeId>) => [...of].flatMap((id) => number.get(id) ?? []);
  const nodes = ids.map((id) => known.nodes.get(id) as { label: string; key: string });
  const labels = [...new Set(nodes.map((node) => node.label))];
  const hidden = [...state.hidden];
  return trimmed({
    l: labels,
    n: nodes.map((node) => labels.indexOf(node.label)),
    k: nodes.map((node) => node.key),
    x: ids.map((id) => Math.round(state.places.get(id)?.x ?? 0)),
    y: ids.map((id) => Math.round(state.places.get(id)?.y ?? 0)),
    e: numbers(state.expanded.keys()),
    b: ids.flatMap((id, i) => bringersOf(state.nodes.get(id) ?? [], i, number)),
    p: numbers(state.pinned),
    h: hidden.filter((one) => one.startsWith("label ") || one.startsWith("type ")),
    hn: numbers(hidden.flatMap((one) => (one.startsWith("node ") ? [one.slice("node ".length)] : []))),
    he: hidden.flatMap((one) =>
      one.startsWith("edge ") ? savedEdge(known, one.slice("edge ".length), number) : [],
    ),
    f: [...state.filters],
    s: state.style,
    ...(camera
      ? { c: [Math.round(camera.x), Math.round(camera.y), Number(camera.ratio.toPrecision(3))] }
      : {}),
  });
}

/** Leaves out what is as usual, to be short. */
function trimmed(all: Saved): Saved {
  const short: Partial<Saved> = { ...all };
  for (const name of ["e", "b", "p", "h", "hn", "he", "f"] as const)
    if (all[name]?.length === 0) delete short[name];
  if (JSON.stringify(all.s) === JSON.stringify(plain)) delete short.s;
  return short as Saved;
}

function bringersOf(
  bringers: readonly Bringer[],
  node: number,
  number: ReadonlyMap<NodeId, number>,
): [number, number[]][] {
  if (bringers.length === 1 && bringers[0] === reader) return [];
  return [[node, bringers.map((by) => (by === reader ? -1 : (number.get(by) ?? -1)))]];
}

const alike = (known: Known, edge: KnownEdge): KnownEdge[] =>
  edgesAt(known, edge.source)
    .filter(
      (other) => other.source === edge.source && other.target === edge.target && other.type === edge.type,
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));

function savedEdge(known: Known, id: EdgeId, number: ReadonlyMap<NodeId, number>): SavedEdge[] {
  const edge = known.edges.get(id);
  const [source, target] = [number.get(edge?.source ?? ""), number.get(edge?.target ?? "")];
  if (!edge || source === undefined || target === undefined) return [];
  return [[source, target, edge.type, alike(known, edge).findIndex((other) => other.id === id)]];
}

/** The keys of the saved nodes, in order. */
export const wanted = (from: Saved): { label: string; key: string }[] =>
  from.k.map((key, i) => ({ label: from.l[from.n[i] ?? 0] ?? "", key }));

/**
 * The State of what was saved: `ids` are the nodes that were found, by number, and
 * `groups` what the expanded ones have now. What was not found is left out.
 */
export function restored(
  known: Known,
  from: Saved,
  ids: readonly (NodeId | undefined)[],
  groups: ReadonlyMap<NodeId, readonly Group[]>,
): State {
  const found = (numbers: readonly number[] = []) => numbers.flatMap((i) => ids[i] ?? []);
  const all = found(ids.map((_, i) => i));
  const by = new Map(from.b ?? []);
  const bringer = (i: number): Bringer[] => (i === -1 ? [reader] : found([i]));
  const nodes = new Map<NodeId, readonly Bringer[]>();
  ids.forEach((id, i) => {
    const bringers = (by.get(i) ?? [-1]).flatMap(bringer);
    if (id) nodes.set(id, bringers.length > 0 ? bringers : [reader]);
  });
  const hidden: Hidden[] = [
    ...((from.h ?? []).filter((one) => one.startsWith("label ") || one.startsWith("type ")) as Hidden[]),
    ...found(from.hn).map((id): Hidden => `node ${id}`),
    ...(from.he ?? []).flatMap((edge) => hiddenEdge(known, edge, ids)),
  ];
  return {
    ...empty,
    nodes,
    places: new Map(
      ids.flatMap((id, i) => (id ? [[id, { x: from.x[i] ?? 0, y: from.y[i] ?? 0 }] as const] : [])),
    ),
    expanded: new Map(
      found(from.e).flatMap((id) => (groups.has(id) ? [[id, groups.get(id) ?? []] as const] : [])),
    ),
    pinned: new Set(found(from.p).filter((id) => all.includes(id))),
    hidden: new Set(hidden),
    filters: from.f ?? [],
    style: from.s ?? plain,
  };
}

function hiddenEdge(
  known: Known,
  [source, target, type, nth]: SavedEdge,
  ids: readonly (NodeId | undefined)[],
): Hidden[] {
  const [from, to] = [ids[source], ids[target]];
  const first = edgesAt(known, from ?? "").find(
    (e) => e.source === from && e.target === to && e.type === type,
  );
  const edge = first && alike(known, first)[nth];
  return edge ? [`edge ${edge.id}`] : [];
}

const isRecord = (v: unknown): v is Record<string, unknown> =>
  typeof v === "object" && v !== null && !Array.isArray(v);
const every = <T>(v: unknown, is: (one: unknown) => one is T): v is T[] => Array.isArray(v) && v.every(is);
const isNumber = (v: unknown): v is number => typeof v === "number" && Number.isFinite(v);
const isText = (v: unknown): v is string => typeof v === "string";

/** Checks what an address or a file holds; undefined when it is no canvas. */
export function savedFrom(value: unknown): Saved | undefined {
  if (!isRecord(value)) return undefined;
  const { l, n, k, x, y } = value;
  if (!every(l, isText) || !every(k, isText)) return undefined;
  if (![n, x, y].every((list) => every(list, isNumber) && list.length === k.length)) return undefined;
  const numbers = (v: unknown) => (every(v, isNumber) ? v : []);
  const camera = numbers(value.c);
  return {
    l,
    n: n as number[],
    k,
    x: x as number[],
    y: y as number[],
    e: numbers(value.e),
    b: Array.isArray(value.b) ? value.b.filter(isBringers) : [],
    p: numbers(value.p),
    h: every(value.h, isText) ? value.h : [],
    hn: numbers(value.hn),
    he: Array.isArray(value.he) ? value.he.filter(isSavedEdge) : [],
    f: Array.isArray(value.f) ? value.f.flatMap(filterFrom) : [],
    s: checked(value.s),
    ...(camera.length === 3 ? { c: camera as [number, number, number] } : {}),
  };
}

const isBringers = (v: unknown): v is [number, number[]] =>
  Array.isArray(v) && v.length === 2 && isNumber(v[0]) && every(v[1], isNumber);

const isSavedEdge = (v: unknown): v is SavedEdge =>
  Array.isArray(v) && v.length === 4 && isNumber(v[0]) && isNumber(v[1]) && isText(v[2]) && isNumber(v[3]);

function filterFrom(value: unknown): Filter[] {
  if (!isRecord(value)) return [];
  if (value.by === "label" && isText(value.label)) return [{ by: "label", label: value.label }];
  if (value.by === "type" && isText(value.type)) return [{ by: "type", type: value.type }];
  const condition = value.by === "property" ? checkedCondition(value.condition) : undefined;
  return condition ? [{ by: "property", condition }] : [];
}
