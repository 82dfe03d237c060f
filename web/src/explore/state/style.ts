// How nodes and edges look: rules by label or type and by property, later ones over
// earlier ones; and measures that give sizes and colours.
import type { KnownEdge, KnownNode } from "./known";
import { type Condition, comparisons, meets, numberOf } from "./properties";

export interface Rule {
  of: "node" | "edge";
  /** The label or type; "" means any. */
  name: string;
  condition?: Condition;
  colour?: string;
  /** Radius of a node, or width of an edge. */
  size?: number;
  /** The property whose value the size grows with, up to `size`. */
  sizeBy?: string;
  /** The property to write beside it. */
  caption?: string;
}

export const measures = ["degree", "pagerank", "community"] as const;
export type Measure = (typeof measures)[number];

export interface Style {
  rules: readonly Rule[];
  sizeBy: "" | "degree" | "pagerank";
  colourBy: "" | "community";
  edgeCaptions: boolean;
}

export const plain: Style = { rules: [], sizeBy: "", colourBy: "", edgeCaptions: false };

export interface Look {
  colour?: string;
  size?: number;
  caption?: string;
}

/** What the rules make of a node or an edge. `range` gives the values of a property. */
export function look(
  rules: readonly Rule[],
  thing: KnownNode | KnownEdge,
  range: (rule: Rule) => Range | undefined,
): Look {
  const result: Look = {};
  for (const rule of rules) {
    if (!applies(rule, thing)) continue;
    if (rule.colour) result.colour = rule.colour;
    if (rule.caption) result.caption = rule.caption;
    if (rule.size) result.size = rule.sizeBy ? scaled(rule, thing, range(rule)) : rule.size;
  }
  return result;
}

export const isNode = (thing: KnownNode | KnownEdge): thing is KnownNode => "labels" in thing;

/** Whether a rule is about a node or an edge. */
export function applies(rule: Rule, thing: KnownNode | KnownEdge): boolean {
  if ((rule.of === "node") !== isNode(thing)) return false;
  const named = isNode(thing)
    ? thing.label === rule.name || thing.labels.includes(rule.name)
    : thing.type === rule.name;
  return (rule.name === "" || named) && (!rule.condition || meets(thing.properties, rule.condition));
}

export type Range = [least: number, most: number];

/** The smallest and largest value of a rule's property among the things it is about. */
export function rangeOf(rule: Rule, things: Iterable<KnownNode | KnownEdge>): Range | undefined {
  let range: Range | undefined;
  for (const thing of things) {
    const n = applies(rule, thing) ? numberOf(thing.properties[rule.sizeBy ?? ""]) : undefined;
    if (n === undefined) continue;
    range = range ? [Math.min(range[0], n), Math.max(range[1], n)] : [n, n];
  }
  return range;
}

const smallest = { node: 4, edge: 0.5 };

function scaled(rule: Rule, thing: KnownNode | KnownEdge, range: Range | undefined): number | undefined {
  const n = numberOf(thing.properties[rule.sizeBy ?? ""]);
  if (n === undefined || !range || rule.size === undefined) return undefined;
  const [least, most] = range;
  const part = most === least ? 1 : (n - least) / (most - least);
  return smallest[rule.of] + part * Math.max(rule.size - smallest[rule.of], 0);
}

/** Reads a style from a file; undefined when it is none. What is unknown is left out. */
export function styleFrom(text: string): Style | undefined {
  try {
    const read = JSON.parse(text) as { rolegraphStyle?: unknown; style?: unknown };
    return read.rolegraphStyle === 1 ? checked(read.style) : undefined;
  } catch {
    return undefined;
  }
}

export const styleText = (style: Style) => `${JSON.stringify({ rolegraphStyle: 1, style }, null, 2)}\n`;

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === "object" && v !== null;
const text = (v: unknown) => (typeof v === "string" && v !== "" ? v : undefined);

/** A style made of anything: whatever is wrong in it becomes plain. */
export function checked(value: unknown): Style {
  if (!isRecord(value)) return plain;
  return {
    rules: Array.isArray(value.rules) ? value.rules.flatMap(checkedRule) : [],
    sizeBy: value.sizeBy === "degree" || value.sizeBy === "pagerank" ? value.sizeBy : "",
    colourBy: value.colourBy === "community" ? "community" : "",
    edgeCaptions: value.edgeCaptions === true,
  };
}

function checkedRule(value: unknown): Rule[] {
  if (!isRecord(value) || (value.of !== "node" && value.of !== "edge")) return [];
  const colour = text(value.colour);
  const rule: Rule = { of: value.of, name: text(value.name) ?? "" };
  if (colour && /^#[0-9a-f]{6}$/i.test(colour)) rule.colour = colour;
  if (typeof value.size === "number" && value.size > 0 && value.size <= 60) rule.size = value.size;
  if (text(value.sizeBy)) rule.sizeBy = text(value.sizeBy);
  if (text(value.caption)) rule.caption = text(value.caption);
  const condition = checkedCondition(value.condition);
  if (condition) rule.condition = condition;
  return [rule];
}

export function checkedCondition(value: unknown): Condition | undefined {
  if (!isRecord(value)) return undefined;
  const comparison = comparisons.find((c) => c === value.comparison);
  const property = text(value.property);
  return comparison && property ? { property, comparison, value: String(value.value ?? "") } : undefined;
}
