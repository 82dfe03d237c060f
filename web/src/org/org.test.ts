import { describe, expect, it } from "vitest";
import type { Org, OrgNode } from "../api/types";
import type { OrgRoute } from "../route/route";
import { parse } from "../route/route";
import { type Branch, outline, related, rooted, toggled } from "./tree";

const node = (key: string, folded = 0): OrgNode => ({
  label: "Team",
  key,
  name: key,
  elementId: key,
  labels: ["Team"],
  properties: {},
  level: 0,
  children: 0,
  folded,
});

const org = (edges: [number, number][]): Org => ({
  nodes: [node("a"), node("b", 3), node("c")],
  edges: edges.map(([from, to]) => ({ from, to, type: "PART_OF" })),
  cross: [],
  breadcrumb: [],
  cycles: 0,
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

  it("says where more is folded", () => {
    expect(outline(org([])).map((b) => b.folded)).toEqual([false, true, false]);
  });
});

describe("the address", () => {
  const route = parse(new URL("http://x/org?root=Team:a&open=Team:b")) as OrgRoute;

  it("opens and closes branches", () => {
    expect(toggled(route, "Team:c").open).toEqual(["Team:b", "Team:c"]);
    expect(toggled(route, "Team:b").open).toEqual([]);
  });

  it("starts anew below another top", () => {
    expect(rooted(route, "Team:z")).toEqual({ ...route, root: "Team:z", open: [] });
  });

  it("turns a type round, and takes it out", () => {
    expect(related(route, ["A:up", "B:up"], "A", "down").rel).toEqual(["B:up", "A:down"]);
    expect(related(route, ["A:up", "B:up"], "A", "none").rel).toEqual(["B:up"]);
  });
});
