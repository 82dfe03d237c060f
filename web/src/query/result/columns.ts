// What the columns of a result hold, after their first rows. Pure.
import { isTyped } from "../../things/value";
import type { Row } from "./table/rows";

/** What a column holds: numbers, points in time, or names. "other" is everything else, and mixed. */
export type ColumnType = "number" | "time" | "name" | "other";

const sampled = 500;

export const columnTypes = (columns: readonly string[], rows: readonly Row[]): ColumnType[] =>
  columns.map((_, i) => typeOf(rows.slice(0, sampled).map((row) => row[i])));

function typeOf(values: readonly unknown[]): ColumnType {
  const types = new Set(values.filter((v) => v !== null && v !== undefined).map(typeOfValue));
  return types.size === 1 ? ([...types][0] as ColumnType) : "other";
}

const times = new Set(["Date", "LocalDateTime", "OffsetDateTime", "ZonedDateTime"]);

function typeOfValue(value: unknown): ColumnType {
  if (typeof value === "number") return "number";
  if (typeof value === "string" || typeof value === "boolean") return "name";
  if (!isTyped(value)) return "other";
  if (value.$type === "Integer" || value.$type === "Float") return "number";
  if (times.has(value.$type)) return "time";
  return value.$type === "Node" ? "name" : "other";
}
