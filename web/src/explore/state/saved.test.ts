import { describe, expect, it } from "vitest";
import { added, expanded } from "./arrive";
import { decodeCanvas, encodeCanvas } from "./fragment";
import { learn, nothingKnown } from "./known";
import { pinned } from "./place";
import { restored, saved, savedFrom, wanted } from "./saved";
import { hide } from "./shown";
import { empty, type State } from "./state";

const names = ["a b/c", "数据 🦊", "x\u202ey", "<img onerror=1>"];
const known = learn(
  nothingKnown(),
  names.map((key, i) => ({
    id: `id${i}`,
    label: i < 2 ? "Role" : "Tool",
    key,
    name: key,
    labels: [],
    properties: {},
  })),
  [
    { id: "e2", type: "T", source: "id0", target: "id1", properties: {} },
    { id: "e1", type: "T", source: "id0", target: "id1", properties: {} },
  ],
);
const groups = [{ type: "T", direction: "out", label: "Role", neighbors: 7 }] as const;
const places = new Map(names.map((_, i) => [`id${i}`, { x: 10 * i, y: 1 - i }]));
const state: State = {
  ...hide(
    pinned(expanded(known, added(empty, ["id0", "id2", "id3"], places), "id0", groups, ["id1"], places), [
      "id1",
    ]),
    ["edge e2", "node id3", "label Task", "type S"],
  ),
  filters: [{ by: "property", condition: { property: "p", comparison: "at least", value: "3" } }],
  style: {
    rules: [{ of: "node", name: "Tool", colour: "#112233", size: 12 }],
    sizeBy: "degree",
    colourBy: "community",
    edgeCaptions: true,
  },
};
const ids = (from: ReturnType<typeof saved>) =>
  wanted(from).map(({ key }) => [...known.nodes.values()].find((node) => node.key === key)?.id);

describe("a saved canvas", () => {
  it("comes back as it was, through an address", () => {
    const from = decodeCanvas(encodeCanvas(saved(known, state, { x: 3, y: 4, ratio: 0.5 })));
    if (!from) throw new Error("unreadable");
    expect(restored(known, from, ids(from), new Map([["id0", groups]]))).toEqual(state);
    expect(from.c).toEqual([3, 4, 0.5]);
  });

  it("leaves out what is no longer there", () => {
    const from = saved(known, state);
    const found = ids(from).map((id) => (id === "id1" ? undefined : id));
    const back = restored(known, from, found, new Map());
    expect([
      [...back.nodes.keys()],
      [...back.pinned],
      [...back.expanded.keys()],
      back.hidden.has("edge e2"),
    ]).toEqual([["id0", "id2", "id3"], [], [], false]);
  });

  it("is short: 300 nodes fit an address", () => {
    const keys = Array.from({ length: 300 }, (_, i) => `onet:${15 + (i % 30)}-${2000 + i * 7}.00`);
    const many = learn(
      nothingKnown(),
      keys.map((key) => ({ id: key, label: "Role", key, name: key, labels: [], properties: {} })),
      [],
    );
    const at = new Map(keys.map((key, i) => [key, { x: Math.sin(i) * 900, y: Math.cos(i) * 900 }]));
    expect(encodeCanvas(saved(many, added(empty, keys, at))).length).toBeLessThan(8000);
  });

  it("is nothing when the canvas is empty", () => {
    expect(encodeCanvas(saved(known, empty))).toBe("");
  });

  it.each(["2.abc", "1.***", "1.", "nonsense", "1.q1YqVbJSMlTSUUpWsjKsBQA"])(
    "says that %s is broken",
    (fragment) => {
      expect(decodeCanvas(fragment)).toBeUndefined();
    },
  );

  it.each([
    null,
    [],
    { l: [], n: [0], k: [], x: [], y: [] },
    { l: ["A"], n: ["0"], k: ["a"], x: [0], y: [0] },
    { l: ["A"], n: [0], k: [{}], x: [0], y: [0] },
  ])("is not made of %j", (value) => {
    expect(savedFrom(value)).toBeUndefined();
  });

  it("reads what it can of marks that are wrong", () => {
    const from = savedFrom({
      l: ["A"],
      n: [0],
      k: ["a"],
      x: [0],
      y: [0],
      e: "x",
      b: [[1]],
      he: [[0]],
      f: [{ by: "?" }],
      s: 7,
      c: [1],
    });
    expect(from && restored(known, from, ["id0"], new Map())).toEqual({
      ...added(empty, ["id0"], new Map([["id0", { x: 0, y: 0 }]])),
    });
  });
});
