import { describe, expect, it } from "vitest";
import { edgeMatrix, nodeMatrix, placesIn, step } from "../layout/rest";
import { tree } from "../layout/tree";
import { added, expanded } from "../state/arrive";
import { type KnownEdge, type KnownNode, learn, nothingKnown } from "../state/known";
import { along, inside, matching, neighborhood, nextByLetter } from "../state/select";
import { shown } from "../state/shown";
import { empty, type State } from "../state/state";
import { checked, plain, type Style, styleFrom, styleText } from "../state/style";
import { lines } from "./labels";
import { legend } from "./legend";
import { degrees, measured } from "./measured";
import { faded, hex, type Palette } from "./palette";
import { scene, short } from "./scene";

const node = (id: string, label: string, properties = {}): KnownNode => ({
  id,
  label,
  key: id,
  name: id,
  labels: [label],
  properties,
});
const edge = (id: string, source: string, target: string, properties = {}): KnownEdge => ({
  id,
  type: "T",
  source,
  target,
  properties,
});
const palette: Palette = {
  label: (label) => (label === "A" ? "#00000a" : "#00000b"),
  ink: "#111111",
  quiet: "#222222",
  edge: "#eeeeee",
  ground: "#ffffff",
  accent: "#0000ff",
  font: "x",
};
const known = learn(
  nothingKnown(),
  [node("hub", "A"), node("x", "B", { n: 1 }), node("y", "B", { n: 3 }), node("z", "B", { n: 2 })],
  [edge("1", "hub", "x"), edge("2", "hub", "y"), edge("3", "z", "hub"), edge("4", "hub", "x")],
);
const places = new Map([
  ["hub", { x: 0, y: 0 }],
  ["x", { x: 100, y: 0 }],
  ["y", { x: 0, y: 100 }],
  ["z", { x: -100, y: 10 }],
]);
const state = added(empty, [...places.keys()], places);
const drawnWith = (style: Partial<Style>, more: Partial<State> = {}) => {
  const now = { ...state, ...more, style: { ...plain, ...style } };
  const all = shown(known, now);
  return scene(known, now, all, measured(all, now.style), palette);
};

describe("the look", () => {
  it("is by label, and by rules, the later ones over the earlier ones", () => {
    const { nodes } = drawnWith({
      rules: [
        { of: "node", name: "B", colour: "#123456", size: 20, sizeBy: "n" },
        {
          of: "node",
          name: "",
          condition: { property: "n", comparison: "at least", value: "3" },
          colour: "#654321",
          caption: "n",
        },
      ],
    });
    expect(["hub", "x", "y", "z"].map((id) => nodes.get(id)?.colour)).toEqual([
      "#00000a",
      "#123456",
      "#654321",
      "#123456",
    ]);
    expect(["hub", "x", "y", "z"].map((id) => nodes.get(id)?.size)).toEqual([9, 4, 20, 12]);
    expect(nodes.get("y")?.name).toBe("3");
  });

  it("grows with the degree", () => {
    const { nodes } = drawnWith({ sizeBy: "degree" });
    const [hub, x, y] = ["hub", "x", "y"].map((id) => nodes.get(id)?.size ?? 0) as [number, number, number];
    expect([hub, hub > x, x > y]).toEqual([24, true, true]);
    expect(Object.fromEntries(degrees(shown(known, state)))).toEqual({ hub: 4, x: 2, y: 1, z: 1 });
  });

  it("tells communities apart, the same each time", () => {
    const ring = (of: string, n: number) =>
      Array.from({ length: n }, (_, i) => [`${of}${i}`, `${of}${(i + 1) % n}`] as const);
    const pairs = [...ring("a", 4), ...ring("b", 3), ["a0", "a2"], ["a1", "a3"]] as const;
    const ids = [...new Set(pairs.flat())];
    const two = learn(
      nothingKnown(),
      ids.map((id) => node(id, "A")),
      pairs.map(([a, b], i) => edge(String(i), a, b)),
    );
    const all = shown(two, added(empty, ids, new Map()));
    const colours = () => {
      const found = measured(all, { ...plain, colourBy: "community" });
      return [found.communities, ...ids.map((id) => found.colour(id, palette))];
    };
    const [n, ...of] = colours();
    expect([n, new Set(of.slice(0, 4)).size, new Set(of.slice(4)).size, of[0] === of[4]]).toEqual([
      2,
      1,
      1,
      false,
    ]);
    expect(colours()).toEqual([n, ...of]);
  });

  it("bends edges between the same nodes apart", () => {
    const { edges } = drawnWith({});
    expect(["1", "4", "2"].map((id) => edges.get(id)?.bend)).toEqual([-0.09, 0.09, 0]);
  });

  it("is told by the legend", () => {
    const style: Style = { ...plain, rules: [{ of: "edge", name: "T", colour: "#ff0000" }] };
    const all = shown(known, state);
    expect(legend(all, style, measured(all, style), palette)).toEqual([
      { colour: "#00000b", text: "B", of: "node" },
      { colour: "#00000a", text: "A", of: "node" },
      { colour: "#ff0000", text: "T", of: "edge" },
    ]);
  });

  it("comes back from a file; what is wrong in a file is left out", () => {
    const style: Style = {
      rules: [
        {
          of: "node",
          name: "A",
          colour: "#abcdef",
          size: 3,
          sizeBy: "n",
          caption: "c",
          condition: { property: "p", comparison: "exists", value: "" },
        },
      ],
      sizeBy: "pagerank",
      colourBy: "community",
      edgeCaptions: true,
    };
    expect(styleFrom(styleText(style))).toEqual(style);
    for (const text of ["", "7", "null", "{}", '{"rolegraphStyle":2,"style":{}}'])
      expect(styleFrom(text)).toBeUndefined();
    expect(checked({ rules: [{ of: "node", colour: "url(x)", size: -1 }, 7], sizeBy: "x" })).toEqual({
      ...plain,
      rules: [{ of: "node", name: "" }],
    });
  });
});

describe("folds on the canvas", () => {
  it("stand where their owner has room, with how many they hold", () => {
    const groups = [{ type: "T", direction: "out", label: "Role", neighbors: 412 }] as const;
    const open = expanded(known, state, "hub", groups, [], places);
    const { nodes, edges } = drawnWith({}, open);
    const fold = [...nodes.values()].find((one) => one.fold);
    expect(fold?.name).toBe("+412 roles");
    expect((fold?.y ?? 0) < -50).toBe(true);
    expect(edges.get(fold?.id ?? "")).toMatchObject({ source: "hub", dashed: true });
  });
});

describe("choosing", () => {
  const drawn = drawnWith({});
  it("goes along edges in the direction of the arrow", () => {
    const from = (id: string) =>
      (["ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown"] as const).map((arrow) => along(drawn, id, arrow));
    expect(from("hub")).toEqual(["x", "y", "z", undefined]);
    expect(from("x")).toEqual([undefined, undefined, "hub", undefined]);
  });

  it("jumps by letter, round and round", () => {
    expect([
      nextByLetter(drawn, "H", "x"),
      nextByLetter(drawn, "x", "x"),
      nextByLetter(drawn, "q", "x"),
    ]).toEqual(["hub", "x", undefined]);
  });

  it("takes what lies inside of a lasso", () => {
    const bow = [
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 10 },
      { x: 5, y: 2 },
      { x: 0, y: 10 },
    ];
    expect(
      [
        { x: 5, y: 1 },
        { x: 5, y: 5 },
        { x: 1, y: 5 },
        { x: -1, y: 5 },
      ].map((at) => inside(bow, at)),
    ).toEqual([true, false, true, false]);
  });

  it("finds by name, label and key, and knows neighbours", () => {
    expect([
      matching("HU", node("hub", "A")),
      matching("b", node("x", "B")),
      matching("q", node("x", "B")),
    ]).toEqual([true, true, false]);
    expect([...neighborhood(shown(known, state), new Set(["x"]))]).toEqual(["x", "hub"]);
  });
});

describe("layouts", () => {
  it("put children below their root, each on a place of its own", () => {
    const at = tree(shown(known, state), ["hub"]);
    expect(
      [at.get("x"), at.get("y"), at.get("z")].every((child) => (child?.y ?? 0) < (at.get("hub")?.y ?? 0)),
    ).toBe(true);
    expect(new Set([...at.values()].map(({ x, y }) => `${x} ${y}`)).size).toBe(4);
  });

  it("rest when little moves; what is fixed does not count", () => {
    const request = {
      places: Float32Array.of(0, 0, 10, 0),
      fixed: Uint8Array.of(1, 0),
      edges: Uint32Array.of(0, 1),
      spacing: 80,
    };
    const matrices = { nodes: nodeMatrix(request), edges: edgeMatrix(request) };
    expect([matrices.nodes[6], matrices.nodes[16], ...matrices.edges]).toEqual([2, 2, 0, 10, 1]);
    const push = (by: number) => () => (matrices.nodes[10] = (matrices.nodes[10] ?? 0) + by);
    expect([step(matrices, 80, push(5)), step(matrices, 80, push(0.01))]).toEqual([false, true]);
    expect(placesIn(matrices.nodes)[2]).toBeCloseTo(15.01, 4);
  });
});

describe("texts and colours", () => {
  it("keep a name in two lines, and short", () => {
    expect(lines("Machine Learning Engineer")).toEqual(["Machine Learning", "Engineer"]);
    expect([...short("🦊".repeat(80))].length).toBe(42);
    expect(short("a\n\tb")).toBe("a b");
  });

  it("fade towards the ground", () => {
    expect([hex("rgb(0, 114, 178)"), faded("#000000", "#ffffff", 0.5)]).toEqual(["#0072b2", "#808080"]);
  });
});
