// A plan as a tree that is walked by keyboard: its operators in the order in which
// they are read, the last one first.
import type { Plan } from "../../../api/types";

export interface PlanLine {
  /** Where it stands in the tree: "0", "0.1", …; parents are prefixes. */
  id: string;
  /** How deep it stands in the tree, from 1. */
  depth: number;
  /** How far it is set in: only where the tree branches, so that a long chain stays in one column. */
  indent: number;
  operator: Plan;
  /** Place among its siblings, from 1, and how many there are. */
  place: number;
  siblings: number;
}

const root = { id: "0", depth: 1, indent: 0, place: 1, siblings: 1 };

/** Every operator; inputs follow what they feed. */
export function flat(operator: Plan, line: Omit<PlanLine, "operator"> = root): PlanLine[] {
  const siblings = operator.children.length;
  const below = operator.children.map((child, i) =>
    flat(child, {
      id: `${line.id}.${i}`,
      depth: line.depth + 1,
      indent: line.indent + (siblings > 1 ? 1 : 0),
      place: i + 1,
      siblings,
    }),
  );
  return [{ ...line, operator }, ...below.flat()];
}

/** The lines that no folded operator hides. */
export const unfolded = (lines: readonly PlanLine[], folded: ReadonlySet<string>): PlanLine[] =>
  lines.filter(({ id }) => ![...folded].some((one) => id.startsWith(`${one}.`)));

/** What the bars compare: hits where they were measured, else estimated rows. */
export function weights(lines: readonly PlanLine[]): { of: (plan: Plan) => number; most: number } {
  const profiled = lines.some(({ operator }) => typeof operator.dbHits === "number");
  const of = (plan: Plan) => (profiled ? (plan.dbHits ?? 0) : plan.estimatedRows);
  return { of, most: Math.max(1, ...lines.map(({ operator }) => of(operator))) };
}

/** How far the estimate was off, as a factor of at least 1; undefined when nothing was measured. */
export function misjudged({ estimatedRows, rows }: Plan): number | undefined {
  if (typeof rows !== "number") return undefined;
  const [a, b] = [Math.max(estimatedRows, 1), Math.max(rows, 1)];
  return Math.max(a / b, b / a);
}

/** The place in the visible lines that a key leads to, after the ARIA tree pattern; a fold is told apart. */
export type Step = { go: number } | { fold: string; folded: boolean } | undefined;

export function step(lines: readonly PlanLine[], at: number, key: string, folded: ReadonlySet<string>): Step {
  const line = lines[at];
  if (!line) return undefined;
  const inside = line.operator.children.length > 0;
  const shut = folded.has(line.id);
  switch (key) {
    case "ArrowDown":
      return { go: Math.min(at + 1, lines.length - 1) };
    case "ArrowUp":
      return { go: Math.max(at - 1, 0) };
    case "Home":
      return { go: 0 };
    case "End":
      return { go: lines.length - 1 };
    case "ArrowRight":
      if (!inside) return undefined;
      return shut ? { fold: line.id, folded: false } : { go: at + 1 };
    case "ArrowLeft":
      if (inside && !shut) return { fold: line.id, folded: true };
      return {
        go: Math.max(
          lines.findIndex(({ id }) => id === line.id.replace(/\.\d+$/, "")),
          0,
        ),
      };
  }
  return undefined;
}
