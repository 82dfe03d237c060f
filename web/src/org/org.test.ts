import { describe, expect, it } from "vitest";
import type { Org, OrgNode } from "../api/types";
import type { OrgRoute } from "../route/route";
import { parse } from "../route/route";
import { type Branch, outline, related, rooted, toggled, unfolded } from "./tree";

const node = (key: string, level = 0, children = 0): OrgNode => ({
  label: "Team",
  key,
  name: key,
  elementId: key,
  labels: ["Team"],
  properties: {},
  level,
  children,
  folded: 0,
});

const org = (edges: [number, number][]): Org => ({
  nodes: [node("a"), node("b", 1, 3), node("c", 2, 1)],
  edges: edges.map(([from, to]) => ({ from, to, type: "PART_OF" })),
  cross: [],
  breadcrumb: [],
  cycles: 0,
  depth: 2,
  returned: 3,
  total: 3,
});

const names = (branches: Branch[]): unknown[] => branches.map((b) => [b.node.key, ...names(b.branches)]);

describe("outline", () => {
  it("nests children below their parents", () => {
    expect(
      names(
        outline(
          org([
            [0, 1],
            [1, 2],
          ]),
        ),
      ),
    ).toEqual([["a", ["b", ["c"]]]]);
  });

  it("shows a child once that two relationships lead to", () => {
    expect(
      names(
        outline(
          org([
            [0, 1],
            [0, 1],
            [0, 2],
          ]),
        ),
      ),
    ).toEqual([["a", ["b"], ["c"]]]);
  });

  it("shows a node of two parents under both", () => {
    expect(
      names(
        outline(
          org([
            [0, 2],
            [1, 2],
          ]),
        ),
      ),
    ).toEqual([
      ["a", ["c"]],
      ["b", ["c"]],
    ]);
  });
});

describe("the address", () => {
  const route = parse(new URL("http://x/org?root=Team:a&open=Team:b")) as OrgRoute;

  const of = org([]);
  const [a, b, c] = of.nodes as [OrgNode, OrgNode, OrgNode];

  it("tells what is unfolded: by depth, or because somebody opened it", () => {
    const plain = { ...route, open: [] };
    expect([a, b, c].map((n) => unfolded(plain, of, n))).toEqual([undefined, true, false]);
    expect(unfolded({ ...plain, open: ["Team:c"] }, of, c)).toBe(true);
    expect(unfolded({ ...plain, fold: ["Team:b"] }, of, b)).toBe(false);
  });

  it("folds and unfolds, above the depth and below it", () => {
    const closed = toggled({ ...route, open: [] }, of, b);
    expect([closed.open, closed.fold]).toEqual([[], ["Team:b"]]);
    expect(toggled(closed, of, b).fold).toEqual([]);
    const opened = toggled(route, of, c);
    expect([opened.open, opened.fold]).toEqual([["Team:b", "Team:c"], []]);
    expect(toggled(opened, of, c).open).toEqual(["Team:b"]);
  });

  it("starts anew below another top", () => {
    expect(rooted(route, "Team:z")).toEqual({ ...route, root: "Team:z", open: [], fold: [] });
  });

  it("turns a type round, and takes it out", () => {
    expect(related(route, ["A:up", "B:up"], "A", "down").rel).toEqual(["B:up", "A:down"]);
    expect(related(route, ["A:up", "B:up"], "A", "none").rel).toEqual(["B:up"]);
  });
});
