import { describe, expect, it } from "vitest";
import { added, collapsed, expanded, removed } from "./arrive";
import { foldsOf, knownNeighbors } from "./folds";
import { applied, begun, changesBetween, mostSteps, redo, settled, step, undo } from "./history";
import { type Known, type KnownEdge, type KnownNode, learn, nothingKnown } from "./known";
import { around, beside, fan, moved, pinned, unpinned } from "./place";
import { hide, shown, unhide } from "./shown";
import { empty, type Group, reader, type State } from "./state";

const node = (id: string, label = "Role", properties = {}): KnownNode => ({
  id,
  label,
  key: id,
  name: id.toUpperCase(),
  labels: [label],
  properties,
});
const edge = (
  source: string,
  target: string,
  type = "USES",
  id = `${source}-${type}-${target}`,
): KnownEdge => ({
  id,
  type,
  source,
  target,
  properties: {},
});
const uses = (neighbors: number): Group => ({ type: "USES", direction: "out", label: "Tool", neighbors });
const usedBy = (neighbors: number): Group => ({ type: "USES", direction: "in", label: "Role", neighbors });

/** Two roles, a and b; a uses x, y and z, b uses y and z. */
function world(): Known {
  const nodes = [node("a"), node("b"), node("x", "Tool"), node("y", "Tool"), node("z", "Tool")];
  return learn(nothingKnown(), nodes, [
    edge("a", "x"),
    edge("a", "y"),
    edge("a", "z"),
    edge("b", "y"),
    edge("b", "z"),
  ]);
}

const start = (ids: string[]) => added(empty, ids, beside(empty, ids));
const open = (known: Known, state: State, id: string, groups: Group[], came: string[]) =>
  expanded(known, state, id, groups, came, fan(state, id, came));
const left = (known: Known, state: State, id: string) =>
  foldsOf(known, state, id).map((fold) => `${fold.group.type} ${fold.group.direction} ${fold.left}`);
const on = (state: State) => [...state.nodes.keys()].sort().join("");

describe("a fold", () => {
  it("counts the neighbours that are not on the canvas", () => {
    const known = world();
    const state = open(known, start(["a"]), "a", [uses(12)], ["x", "y"]);
    expect(left(known, state, "a")).toEqual(["USES out 10"]);
  });

  it("shrinks when a neighbour arrives another way, and grows when it leaves", () => {
    const known = world();
    const first = open(known, start(["a", "b"]), "a", [uses(12)], ["x"]);
    const second = open(known, first, "b", [uses(2)], ["y", "z"]);
    expect(left(known, second, "a")).toEqual(["USES out 9"]);
    expect(left(known, collapsed(second, "b"), "a")).toEqual(["USES out 11"]);
    expect(left(known, removed(second, ["x"]), "a")).toEqual(["USES out 10"]);
  });

  it("counts a neighbour once, however many relationships lead to it, and not the node itself", () => {
    const known = learn(world(), [], [edge("a", "x", "USES", "again"), edge("a", "a")]);
    const state = open(known, start(["a"]), "a", [uses(3)], ["x"]);
    expect(left(known, state, "a")).toEqual(["USES out 2"]);
  });

  it("tells directions, types and labels apart", () => {
    const known = learn(world(), [node("c")], [edge("x", "a"), edge("a", "c")]);
    const groups = [uses(3), usedBy(1), { ...uses(1), label: "Role" }, { ...uses(5), type: "LIKES" }];
    const state = open(known, start(["a"]), "a", groups, ["y"]);
    expect(left(known, state, "a")).toEqual(["USES out 2", "USES in 1", "USES out 1", "LIKES out 5"]);
  });

  it("is gone when nothing is left, and belongs to expanded nodes only", () => {
    const known = world();
    expect(left(known, start(["a"]), "a")).toEqual([]);
    expect(left(known, open(known, start(["a"]), "a", [uses(3)], ["x", "y", "z"]), "a")).toEqual([]);
  });

  it("does not ask again for neighbours on the canvas", () => {
    expect(knownNeighbors(world(), start(["a", "y", "b"]), "a")).toEqual(["y"]);
  });
});

describe("collapse", () => {
  it("takes away what that expansion alone brought", () => {
    const known = world();
    const both = open(
      known,
      open(known, start(["a", "b"]), "a", [uses(3)], ["x", "y", "z"]),
      "b",
      [uses(2)],
      [],
    );
    expect(on(collapsed(both, "a"))).toBe("abyz");
    expect(on(collapsed(collapsed(both, "a"), "b"))).toBe("ab");
  });

  it("leaves what is pinned, expanded, or was there before", () => {
    const known = world();
    const state = open(known, start(["a", "z"]), "a", [uses(3)], ["x", "y"]);
    expect(on(collapsed(state, "a"))).toBe("az");
    expect(on(collapsed(pinned(state, ["x"]), "a"))).toBe("axz");
    expect(on(collapsed(open(known, state, "y", [usedBy(2)], ["b"]), "a"))).toBe("abyz");
  });

  it("forgets places and marks of what is gone", () => {
    const known = world();
    const state = collapsed(
      hide(open(known, start(["a"]), "a", [uses(3)], ["x"]), ["node x", "type USES"]),
      "a",
    );
    expect([...state.places.keys(), ...state.expanded.keys(), ...state.hidden]).toEqual(["a", "type USES"]);
  });
});

describe("undo and redo", () => {
  const known = world();
  const states = [
    start(["a"]),
    open(known, start(["a"]), "a", [uses(12)], ["x", "y"]),
    pinned(open(known, start(["a"]), "a", [uses(12)], ["x", "y"]), ["x"]),
    collapsed(pinned(open(known, start(["a"]), "a", [uses(12)], ["x", "y"]), ["x"]), "a"),
    { ...empty, filters: [{ by: "type", type: "USES" }] } as State,
  ];

  it("bring back exactly what was there, over any number of steps", () => {
    let history = begun(empty);
    for (const state of states) history = step(history, "x", state);
    for (const state of [empty, ...states].slice(0, -1).reverse()) {
      history = undo(history);
      expect(history.state).toEqual(state);
    }
    expect(undo(history)).toEqual(history);
    for (const state of states) {
      history = redo(history);
      expect(history.state).toEqual(state);
    }
    expect(redo(history)).toEqual(history);
  });

  it("keep what changed for any two states", () => {
    for (const a of states)
      for (const b of states) {
        const changes = changesBetween(a, b);
        expect(applied(a, changes, "after")).toEqual(b);
        expect(applied(b, changes, "before")).toEqual(a);
      }
  });

  it("count no step that changes nothing, and drop what was undone when another is taken", () => {
    const once = step(begun(empty), "add", start(["a"]));
    expect(step(once, "nothing", { ...once.state, pinned: new Set() })).toBe(once);
    const again = step(undo(once), "other", start(["b"]));
    expect([again.done.map((one) => one.intent), again.undone]).toEqual([["other"], []]);
  });

  it("take what a layout did as part of the step before it", () => {
    const once = step(begun(empty), "add", start(["a"]));
    const settledOnce = settled(once, moved(once.state, new Map([["a", { x: 5, y: 7 }]])));
    expect(settledOnce.done.length).toBe(1);
    expect(undo(settledOnce).state).toEqual(empty);
    expect(redo(undo(settledOnce)).state.places.get("a")).toEqual({ x: 5, y: 7 });
  });

  it("go back 200 steps", () => {
    let history = begun(empty);
    for (let i = 0; i < mostSteps + 5; i++) history = step(history, String(i), start([`n${i}`]));
    expect([history.done.length, history.done[0]?.intent]).toEqual([200, "5"]);
  });
});

describe("what is shown", () => {
  const known = learn(world(), [node("p", "Tool", { hot: true, price: 12 })], [edge("b", "p", "LIKES")]);
  const all = start(["a", "b", "x", "y", "z", "p"]);
  const names = (state: State) => {
    const { nodes, edges } = shown(known, state);
    return `${[...nodes.keys()].join("")} ${[...edges.keys()].sort().join(" ")}`.trim();
  };

  it("is every node of the canvas and every edge between two of them", () => {
    expect(names(start(["a", "y", "b"]))).toBe("ayb a-USES-y b-USES-y");
  });

  it.each([
    ["a node", "node y", "abxzp a-USES-x a-USES-z b-LIKES-p b-USES-z"],
    ["a label", "label Tool", "ab"],
    ["a type", "type USES", "abxyzp b-LIKES-p"],
    ["an edge", "edge a-USES-x", "abxyzp a-USES-y a-USES-z b-LIKES-p b-USES-y b-USES-z"],
  ] as const)("leaves out %s that is hidden", (_, what, rest) => {
    const hidden = hide(all, [what]);
    expect(names(hidden)).toBe(rest);
    expect(names(unhide(hidden, [what]))).toBe(names(all));
    expect(names(unhide(hidden))).toBe(names(all));
  });

  it("meets every filter", () => {
    const property = (comparison: "is" | "at least", value: string, name = "price") =>
      ({ by: "property", condition: { property: name, comparison, value } }) as const;
    const filtered = (...filters: State["filters"]) => names({ ...all, filters });
    expect(filtered({ by: "label", label: "Tool" })).toBe("xyzp");
    expect(filtered({ by: "type", type: "LIKES" })).toBe("bp b-LIKES-p");
    expect(filtered({ by: "label", label: "Tool" }, property("at least", "12"))).toBe("p");
    expect(filtered({ by: "label", label: "Tool" }, property("at least", "13"))).toBe("");
    expect(filtered(property("is", "true", "hot"))).toBe("p");
    expect(filtered({ by: "label", label: "Role" }, { by: "label", label: "Tool" })).toBe("");
  });
});

describe("places", () => {
  it("never put two nodes on one spot", () => {
    const ids = Array.from({ length: 859 }, (_, i) => String(i));
    const places = [...around({ x: 0, y: 0 }, ids).values()];
    const nearest = Math.min(
      ...places
        .slice(0, 60)
        .flatMap((a, i) => places.slice(i + 1, 60).map((b) => Math.hypot(a.x - b.x, a.y - b.y))),
    );
    expect(nearest).toBeGreaterThan(30);
  });

  it("put what an expansion brings away from the rest", () => {
    const state = moved(
      start(["a", "b"]),
      new Map([
        ["a", { x: 0, y: 0 }],
        ["b", { x: 100, y: 0 }],
      ]),
    );
    expect([...fan(state, "b", ["x"]).values()][0]?.x).toBeGreaterThan(200);
  });

  it("are pinned and freed", () => {
    const state = pinned(start(["a", "b"]), ["a", "b"]);
    expect([...unpinned(state, ["a"]).pinned]).toEqual(["b"]);
    expect(state.nodes.get("a")).toEqual([reader]);
  });
});
