import { describe, expect, it } from "vitest";
import type { Plan } from "../../../api/types";
import { flat, misjudged, step, unfolded, weights } from "./plan";

const operator = (name: string, ...children: Plan[]): Plan => ({
  operator: name,
  estimatedRows: 1,
  identifiers: [],
  children,
});

const tree = operator("Results", operator("Union", operator("A", operator("A2")), operator("B")));

describe("a plan", () => {
  it("is read from the last operator to the first, set in where it branches", () => {
    expect(
      flat(tree).map(({ id, depth, indent, operator: { operator } }) => [id, depth, indent, operator]),
    ).toEqual([
      ["0", 1, 0, "Results"],
      ["0.0", 2, 0, "Union"],
      ["0.0.0", 3, 1, "A"],
      ["0.0.0.0", 4, 1, "A2"],
      ["0.0.1", 3, 1, "B"],
    ]);
  });

  it("hides what is below a fold", () => {
    const lines = unfolded(flat(tree), new Set(["0.0.0"]));
    expect(lines.map(({ id }) => id)).toEqual(["0", "0.0", "0.0.0", "0.0.1"]);
  });

  it.each([
    [0, "ArrowDown", { go: 1 }],
    [0, "ArrowUp", { go: 0 }],
    [4, "ArrowLeft", { go: 1 }],
    [2, "ArrowLeft", { fold: "0.0.0", folded: true }],
    [1, "ArrowRight", { go: 2 }],
    [4, "ArrowRight", undefined],
    [1, "End", { go: 4 }],
    [1, "x", undefined],
  ])("at line %i goes by %s to %j", (at, key, next) => {
    expect(step(flat(tree), at, key, new Set())).toEqual(next);
  });

  it("unfolds with the right arrow", () => {
    expect(step(flat(tree), 1, "ArrowRight", new Set(["0.0"]))).toEqual({ fold: "0.0", folded: false });
  });

  it("weighs hits where they were measured, else estimates", () => {
    const estimated = { ...operator("A"), estimatedRows: 50 };
    expect(weights(flat(estimated)).most).toBe(50);
    const measured = weights(flat({ ...estimated, rows: 3, dbHits: 7 }));
    expect([measured.most, measured.of({ ...estimated, rows: 3, dbHits: 7 })]).toEqual([7, 7]);
  });

  it("tells how far an estimate was off, either way", () => {
    expect(misjudged({ ...operator("A"), estimatedRows: 10, rows: 1000 })).toBe(100);
    expect(misjudged({ ...operator("A"), estimatedRows: 1000, rows: 0 })).toBe(1000);
    expect(misjudged(operator("A"))).toBeUndefined();
  });
});
