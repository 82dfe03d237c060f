import { describe, expect, it } from "vitest";
import { blank, decodeQuery, encodeQuery, type QueryState } from "./state";

describe("the fragment of a query", () => {
  const states: QueryState[] = [
    { query: "RETURN 1", params: {}, tab: "raw", ran: true },
    {
      query: "MATCH (n {name: '数据 😀'})\nRETURN n // c++",
      params: { a: [1, "x"], b: null },
      tab: "plan",
      ran: false,
    },
    { query: "x".repeat(50_000), params: {}, tab: "table", ran: false },
    {
      query: "RETURN 1; RETURN 2",
      params: {},
      tab: "chart",
      ran: [10, 18],
      profile: true,
      at: 1,
      order: { column: 0, down: true },
      filter: "x",
      chart: { kind: "bar", x: 0, y: 1, z: -1 },
    },
  ];
  it.each(states)("brings back what it was made of", (state) => {
    const fragment = encodeQuery(state);
    expect(fragment).toMatch(/^1\.[A-Za-z0-9_-]+$/);
    expect(decodeQuery(fragment)).toEqual(state);
  });

  it("is empty for an empty query", () => {
    expect(encodeQuery(blank)).toBe("");
    expect(decodeQuery("")).toEqual(blank);
  });

  it("leaves out a stretch that is not in the text", () => {
    const state: QueryState = { query: "RETURN 1", params: {}, tab: "table", ran: [3, 99] };
    expect(decodeQuery(encodeQuery(state))?.ran).toBe(false);
  });

  it.each(["2.abc", "1.***", "1.", "nonsense"])("says that %s is broken", (fragment) => {
    expect(decodeQuery(fragment)).toBeUndefined();
  });
});
