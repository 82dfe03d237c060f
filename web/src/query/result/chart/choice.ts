// Which chart fits which columns. Pure.
import type { ColumnType } from "../columns";

export const chartKinds = ["bar", "line", "scatter", "heat"] as const;
export type ChartKind = (typeof chartKinds)[number];

/** A chart and the columns, by their number, that it draws. */
export interface ChartChoice {
  kind: ChartKind;
  x: number;
  y: number;
  /** Colour in a scatter, line or bar chart; the value of a cell in a heat map. -1 is none. */
  z: number;
}

/** The chart that the columns suggest; undefined when nothing can be drawn. */
export function suggested(types: readonly ColumnType[]): ChartChoice | undefined {
  const numbers = indexesOf(types, "number");
  const names = indexesOf(types, "name");
  const [time] = indexesOf(types, "time");
  const [first, second] = numbers;
  const [name, other] = names;
  if (time !== undefined && first !== undefined) return { kind: "line", x: time, y: first, z: name ?? -1 };
  if (name !== undefined && other !== undefined && first !== undefined)
    return { kind: "heat", x: other, y: name, z: first };
  if (name !== undefined && first !== undefined) return { kind: "bar", x: name, y: first, z: -1 };
  if (first !== undefined && second !== undefined) return { kind: "scatter", x: first, y: second, z: -1 };
  return undefined;
}

const indexesOf = (types: readonly ColumnType[], wanted: ColumnType): number[] =>
  types.flatMap((type, i) => (type === wanted ? [i] : []));

/** Whether a choice, which may come from an address, can be drawn with these columns. */
export function fits(choice: ChartChoice | undefined, types: readonly ColumnType[]): choice is ChartChoice {
  if (!choice || !chartKinds.includes(choice.kind)) return false;
  const drawn = (i: number) => Number.isInteger(i) && types[i] !== undefined && types[i] !== "other";
  const measured = choice.kind === "heat" ? choice.z : choice.y;
  return (
    drawn(choice.x) && drawn(choice.y) && (choice.z === -1 || drawn(choice.z)) && types[measured] === "number"
  );
}

/** The same columns as another kind of chart, as far as they fit it. */
export function changed(choice: ChartChoice, kind: ChartKind, types: readonly ColumnType[]): ChartChoice {
  const next = { ...choice, kind };
  if (fits(next, types)) return next;
  const [first = 0, second = first] = indexesOf(types, "number");
  const [name = 0, other = name] = [...indexesOf(types, "name"), ...indexesOf(types, "time")];
  if (kind === "heat") return { kind, x: other, y: name, z: first };
  if (kind === "scatter") return { kind, x: first, y: second, z: -1 };
  return { kind, x: choice.kind === "heat" ? choice.y : choice.x, y: first, z: -1 };
}
