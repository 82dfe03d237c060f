import { describe, expect, it } from "vitest";
import type { ComparedThing, Comparison } from "../api/types";
import { csv } from "../parts/csv";
import { answer } from "./answer";
import { kept, lines, move, type Shown, table } from "./grid";

const plain: Shown = { show: [], q: "", order: "rarity" };

function thing(name: string, roles: number[]): ComparedThing {
  const cells = roles.map((role) => ({ role, properties: {} }));
  return {
    label: "Tool",
    key: name.toLowerCase(),
    name,
    via: "tools",
    weight: 1,
    usedBy: roles.length,
    cells,
  };
}

function role(name: string, has: number) {
  return { label: "Role", key: name.toLowerCase(), name, has };
}

const two: Comparison = {
  roles: [role("Engineer", 2), role("Researcher", 2)],
  via: ["tools"],
  things: [thing("TensorFlow", [0, 1]), thing("Docker", [0]), thing("PyTorch, new", [1])],
  patterns: [
    { roles: [0, 1], things: [0] },
    { roles: [0], things: [1] },
    { roles: [1], things: [2] },
  ],
  pairs: [{ a: 0, b: 1, shared: [0], jaccard: 0.2 }],
  order: [0, 1],
};

const three: Comparison = {
  ...two,
  roles: [...two.roles, role("Manager", 0)],
  pairs: [...two.pairs, { a: 0, b: 2, shared: [], jaccard: 0 }, { a: 1, b: 2, shared: [], jaccard: 0 }],
};

describe("answer", () => {
  it("names what two roles share, and what is of one only", () => {
    expect(answer(two)).toEqual([
      "Engineer and Researcher share 1 tool: TensorFlow.",
      "Only Engineer has Docker. Only Researcher has PyTorch, new.",
    ]);
  });

  it("says that two roles share nothing", () => {
    const apart = { ...two, via: ["skills" as const], patterns: [], pairs: [] };
    expect(answer(apart)).toEqual(["Engineer and Researcher share no skill."]);
  });

  it("counts the pairs of several roles and names the only one", () => {
    expect(answer(three)).toEqual(["One of 3 pairs shares tools: Engineer and Researcher share TensorFlow."]);
  });

  it("says that no pair shares anything", () => {
    const apart = { ...three, pairs: three.pairs.map((p) => ({ ...p, shared: [] })) };
    expect(answer(apart)).toEqual(["None of the 3 pairs shares a tool."]);
  });

  it("starts with what all have", () => {
    const all = { ...three, patterns: [{ roles: [0, 1, 2], things: [0] }] };
    expect(answer(all)[0]).toBe("All 3 roles share 1 tool: TensorFlow.");
  });
});

describe("lines", () => {
  it("folds what only one role has", () => {
    expect(lines(two, plain)).toEqual([
      { kind: "pattern", roles: [0, 1], size: 1 },
      { kind: "thing", thing: 0, has: [true, true] },
      { kind: "single", role: 0, size: 1, open: false },
      { kind: "single", role: 1, size: 1, open: false },
    ]);
  });

  it("unfolds the roles that are asked for", () => {
    expect(lines(two, { ...plain, show: ["researcher"] }).slice(3)).toEqual([
      { kind: "single", role: 1, size: 1, open: true },
      { kind: "thing", thing: 2, has: [false, true] },
    ]);
  });

  it("keeps what is looked for, unfolded", () => {
    expect(lines(two, { ...plain, q: "PYT" })).toEqual([
      { kind: "single", role: 1, size: 1, open: true },
      { kind: "thing", thing: 2, has: [false, true] },
    ]);
  });

  it("sorts within a pattern", () => {
    const rare = { ...thing("B", [0, 1]), usedBy: 9 };
    const c = {
      ...two,
      things: [...two.things, rare, thing("A", [0, 1])],
      patterns: [{ roles: [0, 1], things: [0, 3, 4] }],
    };
    const order = (by: Shown["order"]) => kept(c, [0, 3, 4], { q: "", order: by });
    expect([order("rarity"), order("name"), order("use")]).toEqual([
      [0, 3, 4],
      [4, 3, 0],
      [3, 0, 4],
    ]);
  });

  it("shows the beginning of a long pattern, and all of it when asked", () => {
    const things = Array.from({ length: 60 }, (_, i) => thing(`T${i}`, [0, 1]));
    const long = { ...two, things, patterns: [{ roles: [0, 1], things: things.map((_, i) => i) }] };
    expect(lines(long, plain).at(-1)).toEqual({ kind: "rest", pattern: "0+1", size: 60 });
    expect(lines(long, { ...plain, show: ["0+1"] })).toHaveLength(61);
  });
});

describe("move", () => {
  const widths = [0, 3, 0, 1, 3];
  it.each([
    [{ row: 1, column: 0 }, "ArrowRight", { row: 1, column: 1 }],
    [{ row: 1, column: 2 }, "ArrowRight", { row: 1, column: 2 }],
    [{ row: 1, column: 2 }, "ArrowDown", { row: 3, column: 0 }],
    [{ row: 4, column: 2 }, "ArrowUp", { row: 3, column: 0 }],
    [{ row: 1, column: 1 }, "ArrowUp", { row: 1, column: 1 }],
    [{ row: 4, column: 0 }, "End", { row: 4, column: 2 }],
    [{ row: 4, column: 2 }, "Home", { row: 4, column: 0 }],
    [{ row: 4, column: 2 }, "x", { row: 4, column: 2 }],
  ])("from %j by %s to %j", (from, key, to) => {
    expect(move(widths, from, key)).toEqual(to);
  });
});

describe("table", () => {
  it("is a CSV file with a role a column", () => {
    expect(csv(table(two))).toBe(
      [
        "label,key,name,roles in database,Engineer,Researcher",
        "Tool,tensorflow,TensorFlow,2,1,1",
        "Tool,docker,Docker,1,1,0",
        'Tool,"pytorch, new","PyTorch, new",1,0,1',
        "",
      ].join("\r\n"),
    );
  });
});
