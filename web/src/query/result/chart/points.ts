// Rows of a result as points of a chart. Pure.
import { isTyped, valueText } from "../../../things/value";
import type { ColumnType } from "../columns";
import type { Row } from "../table/rows";
import type { ChartChoice, ChartKind } from "./choice";

export type Coordinate = number | string | Date;

export interface Point {
  x: Coordinate;
  y: Coordinate;
  z: Coordinate | undefined;
}

export interface Points {
  points: Point[];
  /** Rows without a value where the chart needs one. */
  left: number;
  /** Rows that were looked at; the chart shows no more than it can. */
  from: number;
}

/** Rows that a chart of each kind can show so that it is still read. */
const most: Record<ChartKind, number> = { bar: 60, line: 10_000, scatter: 5_000, heat: 2_000 };

export function pointsOf(rows: readonly Row[], choice: ChartChoice, types: readonly ColumnType[]): Points {
  const drawn = rows.slice(0, most[choice.kind]);
  const at = (row: Row, column: number) => coordinate(row[column], types[column]);
  const points = drawn.flatMap((row) => {
    const [x, y] = [at(row, choice.x), at(row, choice.y)];
    const z = choice.z >= 0 ? at(row, choice.z) : undefined;
    const lacks = x === undefined || y === undefined || (choice.kind === "heat" && z === undefined);
    return lacks ? [] : [{ x, y, z }];
  });
  return { points, left: drawn.length - points.length, from: drawn.length };
}

function coordinate(value: unknown, type: ColumnType | undefined): Coordinate | undefined {
  if (value === null || value === undefined) return undefined;
  const raw = isTyped(value) ? value._value : value;
  if (type === "number") {
    const n = Number(raw);
    return Number.isFinite(n) ? n : undefined;
  }
  if (type === "time") {
    const ms = Date.parse(String(raw).replace(/\[.*\]$/, ""));
    return Number.isNaN(ms) ? undefined : new Date(ms);
  }
  return valueText(value);
}

/** The smallest and the largest number of the points' measured side. */
export function extent(points: readonly Point[], side: "y" | "z"): [number, number] | undefined {
  const numbers = points.flatMap((p) => (typeof p[side] === "number" ? [p[side]] : []));
  if (numbers.length === 0) return undefined;
  return [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
}
