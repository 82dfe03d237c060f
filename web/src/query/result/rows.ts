// Rows of a result: column widths, order, files. Pure.
import { nodeIn, valueText } from "../../things/value";

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

/** The rows in an order; equal ones keep theirs. Null stands last, as in Cypher. */
export function ordered(rows: readonly Row[], order: Order | undefined): readonly Row[] {
  if (!order) return rows;
  const sign = order.down ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a[order.column], b[order.column]));
}

function compare(a: unknown, b: unknown): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return valueText(a).localeCompare(valueText(b), undefined, { numeric: true });
}

export const textRows = (columns: readonly string[], rows: readonly Row[]): string[][] => [
  [...columns],
  ...rows.map((row) => row.map((v) => (v === null ? "" : valueText(v)))),
];

export const jsonRows = (columns: readonly string[], rows: readonly Row[]): string =>
  JSON.stringify(rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]]))));

/** Whether a picture can be drawn: somewhere there is a node, relationship or path. */
export const drawable = (rows: readonly Row[]): boolean =>
  rows.slice(0, sampled).some((row) => row.some((v) => nodeIn(v) !== undefined || inGraph(v)));

function inGraph(value: unknown): boolean {
  if (Array.isArray(value)) return value.some((v) => inGraph(v) || nodeIn(v) !== undefined);
  if (typeof value !== "object" || value === null) return false;
  const type = "$type" in value ? value.$type : "";
  return type === "Relationship" || type === "Path" || type === "Node";
}
