import { describe, expect, it } from "vitest";
import { remembered } from "./history";

describe("history", () => {
  it("holds a text once, newest first", () => {
    const a = { query: "a", params: {}, at: 1 };
    const b = { query: "b", params: {}, at: 2 };
    expect(remembered([b, a], { ...a, at: 3 })).toEqual([{ ...a, at: 3 }, b]);
  });

  it("holds a hundred", () => {
    const past = Array.from({ length: 100 }, (_, i) => ({ query: `q${i}`, params: {}, at: i }));
    expect(remembered(past, { query: "new", params: {}, at: 0 })).toHaveLength(100);
  });
});
