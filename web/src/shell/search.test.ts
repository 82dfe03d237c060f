import { describe, expect, it, vi } from "vitest";
import type { Entry, Sources } from "./search";

vi.stubGlobal("localStorage", { getItem: () => null });
vi.stubGlobal("addEventListener", () => {});
const { closeness, groups, remembered } = await import("./search");

const hit = (name: string, dataset: string) => ({
  label: "Tool",
  key: `${dataset}:${name}`,
  name,
  dataset,
  score: 1,
});
const run = () => {};
const sources: Sources = {
  hits: [hit("Query tool", "seed"), hit("Query tool", "onet")],
  views: [
    { id: "overview", href: "/" },
    { id: "query", href: "/query" },
  ],
  saved: [
    { name: "All queries", folder: "Audit", query: "RETURN 1", params: {} },
    { name: "Roles", folder: "", query: "RETURN 2", params: {} },
  ],
  commands: [
    { name: "Format the query", keys: ["Shift", "Alt", "F"], run },
    { name: "Theme: dark", run },
  ],
  recent: [],
};
const names = (q: string, more: Partial<Sources> = {}) =>
  groups(q, { ...sources, ...more }).map(({ id, entries }) => [id, entries.map(({ name }) => name)]);

describe("closeness", () => {
  it.each([
    ["Query", "query", 4],
    ["Query tool", "query", 3],
    ["All queries", "quer", 2],
    ["xquery", "query", 1],
    ["Roles", "query", 0],
  ])("of %s to %s is %i", (name, q, n) => {
    expect(closeness(name, q)).toBe(n);
  });
});

describe("the groups of the search window", () => {
  it("stand in the order of their best match", () => {
    expect(names("query")).toEqual([
      ["views", ["Query"]],
      ["things", ["Query tool", "Query tool"]],
      ["commands", ["Format the query"]],
    ]);
  });

  it("keep things of one name apart by their data set", () => {
    const things = groups("query", sources).find(({ id }) => id === "things");
    expect(things?.entries.map(({ dataset }) => dataset)).toEqual(["seed", "onet"]);
  });

  it("hold views and commands when nothing is typed", () => {
    expect(names("", { hits: [] }).map(([id]) => id)).toEqual(["views", "commands"]);
  });

  it("list what was opened lately once", () => {
    const recent: Entry[] = [{ name: "Query", href: "/query" }];
    expect(names("query", { hits: [], recent })).toEqual([
      ["recent", ["Query"]],
      ["commands", ["Format the query"]],
    ]);
  });

  it("find saved queries by name and tell their folder", () => {
    const saved = groups("all", { ...sources, hits: [] })[0];
    expect([saved?.id, saved?.entries[0]?.note]).toEqual(["saved", "Audit"]);
  });
});

describe("what was opened lately", () => {
  it("stands first, once, and holds places only", () => {
    const [a, b] = [
      { name: "A", href: "/a" },
      { name: "B", href: "/b" },
    ];
    expect(remembered([b, a], a).map(({ name }) => name)).toEqual(["A", "B"]);
    expect(remembered([b], { name: "Theme", run })).toEqual([b]);
  });

  it("is no more than eight", () => {
    const many = Array.from({ length: 8 }, (_, i) => ({ name: `${i}`, href: `/${i}` }));
    expect(remembered(many, { name: "x", href: "/x" })).toHaveLength(8);
  });
});
