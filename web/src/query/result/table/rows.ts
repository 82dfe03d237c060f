// Rows of a result: column widths, which are on screen, order, filter. Pure.
import { isTyped, nodeIn, valueText } from "../../../things/value";

export type Row = readonly unknown[];

const narrowest = 6;
const widest = 44;
const sampled = 200;

/** The width of each column in characters, after its heading and first rows. */
export function widths(columns: readonly string[], rows: readonly Row[]): number[] {
  const sample = rows.slice(0, sampled);
  return columns.map((name, i) => {
    const longest = sample.reduce((max, row) => Math.max(max, valueText(row[i]).length), name.length);
    return Math.min(Math.max(longest + 2, narrowest), widest);
  });
}

/** Which rows are on screen, with some to spare above and below. */
export function visible(scroll: number, height: number, rowHeight: number, total: number): [number, number] {
  const spare = 10;
  const first = Math.max(Math.floor(scroll / rowHeight) - spare, 0);
  return [first, Math.min(Math.ceil((scroll + height) / rowHeight) + spare, total)];
}

export interface Order {
  column: number;
  down: boolean;
}

/** The order after a click on a heading: up, then down, then as the rows came. */
export function nextOrder(order: Order | undefined, column: number): Order | undefined {
  if (order?.column !== column) return { column, down: false };
  return order.down ? undefined : { column, down: true };
}

/** Indexes of the rows that hold the text in any cell, in an order; undefined order is the order they came in. */
export function arranged(rows: readonly Row[], filter: string, order: Order | undefined): number[] {
  const wanted = filter.trim().toLowerCase();
  const found: number[] = [];
  for (const [i, row] of rows.entries()) {
    if (!wanted || row.some((v) => valueText(v).toLowerCase().includes(wanted))) found.push(i);
  }
  if (!order) return found;
  const keys = rows.map((row) => sortKey(row[order.column]));
  const sign = order.down ? -1 : 1;
  return found.sort((a, b) => compareKeys(keys[a] as SortKey, keys[b] as SortKey, sign) || a - b);
}

/** What a value is ordered by: numbers before texts, as numbers; null last, also downwards. */
type SortKey = { rank: 0; by: number | bigint } | { rank: 1; by: string } | { rank: 2 };

function sortKey(value: unknown): SortKey {
  if (value === null || value === undefined) return { rank: 2 };
  if (typeof value === "number") return { rank: 0, by: value };
  if (isTyped(value) && value.$type === "Integer") return { rank: 0, by: BigInt(String(value._value)) };
  if (isTyped(value) && value.$type === "Float") return { rank: 0, by: Number(value._value) };
  return { rank: 1, by: valueText(value) };
}

const collator = new Intl.Collator("en", { numeric: true });

function compareKeys(a: SortKey, b: SortKey, sign: 1 | -1): number {
  if (a.rank === 2 || b.rank === 2 || a.rank !== b.rank) {
    return a.rank === 2 || b.rank === 2 ? a.rank - b.rank : sign * (a.rank - b.rank);
  }
  if (a.rank === 1 || b.rank === 1) return sign * collator.compare(String(a.by), String(b.by));
  return sign * compareNumbers(a.by, b.by);
}

/** NaN stands behind every other number, as in Cypher. */
function compareNumbers(a: number | bigint, b: number | bigint): number {
  const [nanA, nanB] = [Number.isNaN(a), Number.isNaN(b)];
  if (nanA || nanB) return Number(nanA) - Number(nanB);
  return a < b ? -1 : Number(a > b);
}

/** Whether a picture can be drawn: somewhere there is a node, relationship or path. */
export const drawable = (rows: readonly Row[]): boolean =>
  rows.slice(0, sampled).some((row) => row.some((v) => nodeIn(v) !== undefined || inGraph(v)));

function inGraph(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((v) => inGraph(v) || nodeIn(v) !== undefined);
  if (typeof value !== "object" || value === null) return false;
  const type = "$type" in value ? value.$type : "";
  return type === "Relationship" || type === "Path" || type === "Node";
}
