// The grid of who has what, and how the arrow keys move in a grid. Pure.
import type { ComparedThing, Comparison } from "../api/types";
import type { orders } from "../route/route";

/** A line of the grid: a heading for a pattern, a thing, the folded things of one role, or the rest of a long pattern. */
export type Line =
  | { kind: "pattern"; roles: number[]; size: number }
  | { kind: "thing"; thing: number; has: boolean[] }
  | { kind: "single"; role: number; size: number; open: boolean }
  | { kind: "rest"; pattern: string; size: number };

/** What is shown of a comparison. */
export interface Shown {
  /** Keys of the roles whose own things are unfolded, and names of patterns shown to their end. */
  show: readonly string[];
  /** Keeps things whose names hold this. */
  q: string;
  order: (typeof orders)[number];
}

/** A long pattern shows its beginning. */
const first = 40;

const sorts: Record<Shown["order"], (a: ComparedThing, b: ComparedThing) => number> = {
  rarity: () => 0, // the server's own
  name: (a, b) => a.name.localeCompare(b.name, "en"),
  use: (a, b) => b.usedBy - a.usedBy,
};

/** The things of a pattern that are wanted, in the order that is wanted. */
export function kept(c: Comparison, things: readonly number[], { q, order }: Omit<Shown, "show">): number[] {
  const wanted = q.trim().toLowerCase();
  const of = (i: number) => c.things[i] as ComparedThing;
  return things
    .filter((i) => of(i).name.toLowerCase().includes(wanted))
    .toSorted((a, b) => sorts[order](of(a), of(b)));
}

/** The lines, pattern by pattern; things of one role only are folded unless `show` has its key or something is looked for. */
export function lines(c: Comparison, shown: Shown): Line[] {
  return c.patterns.flatMap((pattern): Line[] => {
    const things = kept(c, pattern.things, shown);
    if (things.length === 0) return [];
    const [only] = pattern.roles;
    const single = pattern.roles.length === 1 && only !== undefined;
    const open = !single || shown.q.trim() !== "" || shown.show.includes(c.roles[only]?.key ?? "");
    const head: Line = single
      ? { kind: "single", role: only, size: things.length, open }
      : { kind: "pattern", roles: pattern.roles, size: things.length };
    return [head, ...(open ? body(c, pattern.roles.join("+"), things, shown.show) : [])];
  });
}

function body(c: Comparison, pattern: string, things: number[], show: readonly string[]): Line[] {
  const all = show.includes(pattern) || things.length <= first;
  const listed = (all ? things : things.slice(0, first)).map((thing) => thingLine(c, thing));
  return all ? listed : [...listed, { kind: "rest", pattern, size: things.length }];
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
