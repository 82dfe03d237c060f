import { describe, expect, it } from "vitest";
import { type Branch, type Draw, sheets } from "./sheets";

const branch = (key: string, trail: string[] = []): Branch => ({ key, name: key, trail });

/** A picture grows by so many pixels with every level, and folds what lies below the second. */
const drawn =
  (
    size: (depth: number, sideways: boolean) => [number, number],
    below: Record<string, string[]>,
  ): Draw<string> =>
  async (of, depth, sideways) => {
    const [width, height] = size(depth, sideways);
    const folded = (below[of.key] ?? []).map((key) => branch(key, [...of.trail, of.name]));
    return { picture: `${of.key} ${depth}`, width, height, folded };
  };

describe("sheets", () => {
  it("shows a branch as deep as it can be read", async () => {
    const draw = drawn((depth) => [depth * 300, 500], {});
    const { sheets: got } = await sheets([branch("a")], "A4", 10, draw);
    expect(got.map((s) => [s.drawing.picture, s.wide, s.part, s.parts])).toEqual([["a 4", true, 1, 1]]);
    expect(got[0]?.scale).toBeCloseTo(0.86, 2);
  });

  it("never sets text below seven points", async () => {
    for (const width of [400, 900, 1300, 3000, 8000])
      for (const paper of ["A4", "A3"] as const) {
        const draw = drawn((depth, sideways) => (sideways ? [500, depth * width] : [depth * width, 500]), {});
        const { sheets: got } = await sheets([branch("a")], paper, 100, draw);
        for (const sheet of got) expect(11 * 0.75 * sheet.scale).toBeGreaterThanOrEqual(7 - 1e-9);
      }
  });

  it("gives what is folded sheets of its own, after the branch, each once", async () => {
    const draw = drawn(() => [500, 500], { a: ["b", "c"], b: ["d"], d: ["c"] });
    const { sheets: got, more } = await sheets([branch("a"), branch("e")], "A4", 10, draw);
    expect(got.map((s) => s.key)).toEqual(["a", "b", "d", "c", "e"]);
    expect(got[2]?.trail).toEqual(["a", "b"]);
    expect(more).toBe(false);
  });

  it("puts many children on several sheets, with nothing between them left out", async () => {
    const draw = drawn((_, sideways) => (sideways ? [500, 3000] : [9000, 300]), {});
    const { sheets: got } = await sheets([branch("a")], "A4", 10, draw);
    expect(got.map((s) => s.part)).toEqual([1, 2, 3, 4]);
    let shown = 0;
    for (const { top, height } of got) {
      expect(top).toBeLessThanOrEqual(shown);
      shown = top + height;
    }
    expect(shown).toBe(3000);
  });

  it("says when there are too many", async () => {
    const draw = drawn(() => [500, 500], {});
    const many = Array.from({ length: 5 }, (_, i) => branch(String(i)));
    expect((await sheets(many, "A4", 3, draw)).more).toBe(true);
  });
});
