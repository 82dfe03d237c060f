// The grid of who has what, and how the arrow keys move in a grid. Pure.
import type { ComparedThing, Comparison } from "../api/types";

/** A line of the grid: a heading for a pattern, a thing, or the folded things of one role. */
export type Line =
  | { kind: "pattern"; roles: number[]; size: number }
  | { kind: "thing"; thing: number; has: boolean[] }
  | { kind: "single"; role: number; size: number; open: boolean };

/** The lines in the server's order; things of one role only are folded unless `show` has its key. */
export function lines(c: Comparison, show: readonly string[]): Line[] {
  return c.patterns.flatMap((pattern): Line[] => {
    const [only] = pattern.roles;
    const single = pattern.roles.length === 1 && only !== undefined;
    const open = !single || show.includes(c.roles[only]?.key ?? "");
    const head: Line = single
      ? { kind: "single", role: only, size: pattern.things.length, open }
      : { kind: "pattern", roles: pattern.roles, size: pattern.things.length };
    return [head, ...(open ? pattern.things.map((thing) => thingLine(c, thing)) : [])];
  });
}

function thingLine(c: Comparison, thing: number): Line {
  const has = c.roles.map((_, role) => cellOf(c.things[thing], role) !== undefined);
  return { kind: "thing", thing, has };
}

/** The evidence that a role has a thing, or undefined. */
export const cellOf = (thing: ComparedThing | undefined, role: number) =>
  thing?.cells.find((cell) => cell.role === role);

export interface Spot {
  row: number;
  column: number;
}

/** Where a key leads from a spot; `widths` holds the focusable cells of each row, 0 to skip it. */
export function move(widths: readonly number[], from: Spot, key: string): Spot {
  const width = widths[from.row] ?? 1;
  switch (key) {
    case "ArrowRight":
      return { ...from, column: Math.min(from.column + 1, width - 1) };
    case "ArrowLeft":
      return { ...from, column: Math.max(from.column - 1, 0) };
    case "Home":
      return { ...from, column: 0 };
    case "End":
      return { ...from, column: width - 1 };
    case "ArrowDown":
      return vertical(widths, from, 1);
    case "ArrowUp":
      return vertical(widths, from, -1);
    default:
      return from;
  }
}

function vertical(widths: readonly number[], from: Spot, step: 1 | -1): Spot {
  for (let row = from.row + step; row >= 0 && row < widths.length; row += step) {
    const width = widths[row] ?? 0;
    if (width > 0) return { row, column: Math.min(from.column, width - 1) };
  }
  return from;
}

/** Rows of a CSV file: a thing a line, a role a column. */
export function table(c: Comparison): string[][] {
  const head = ["label", "key", "name", "roles in database", ...c.roles.map((r) => r.name)];
  const body = c.things.map((thing) => [
    thing.label,
    thing.key,
    thing.name,
    String(thing.usedBy),
    ...c.roles.map((_, role) => (cellOf(thing, role) ? "1" : "0")),
  ]);
  return [head, ...body];
}
