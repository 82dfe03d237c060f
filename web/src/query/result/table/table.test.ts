import { describe, expect, it } from "vitest";
import { moved, scrolledTo } from "./grid";
import { refsIn } from "./ref";
import { arranged, drawable, nextOrder, visible, widths } from "./rows";

const integer = (text: string) => ({ $type: "Integer", _value: text });
const float = (text: string) => ({ $type: "Float", _value: text });

describe("rows", () => {
  it("are ordered by numbers as numbers, texts behind them, null last both ways", () => {
    const rows = [["b"], [10], [null], [integer("9007199254740993")], [9], ["a10"], ["a9"], [float("NaN")]];
    const up = arranged(rows, "", { column: 0, down: false });
    expect(up).toEqual([4, 1, 3, 7, 6, 5, 0, 2]);
    expect(arranged(rows, "", { column: 0, down: true })).toEqual([0, 5, 6, 7, 3, 1, 4, 2]);
  });

  it("keep the order of equal ones", () => {
    const rows = [
      [1, "a"],
      [0, "b"],
      [1, "c"],
      [0, "d"],
    ];
    expect(arranged(rows, "", { column: 0, down: false })).toEqual([1, 3, 0, 2]);
    expect(arranged(rows, "", { column: 0, down: true })).toEqual([0, 2, 1, 3]);
  });

  it("are filtered by what any cell shows, without regard to case", () => {
    const rows = [
      ["Data Engineer", 1],
      ["Docker", 12],
      [null, 3],
      [["x", { k: "ENGINE" }], 4],
    ];
    expect(arranged(rows, " engine ", undefined)).toEqual([0, 3]);
    expect(arranged(rows, "1", { column: 1, down: true })).toEqual([1, 0]);
    expect(arranged(rows, "", undefined)).toEqual([0, 1, 2, 3]);
  });

  it("go up, down and back on clicks", () => {
    const first = nextOrder(undefined, 2);
    const second = nextOrder(first, 2);
    expect([first, second, nextOrder(second, 2), nextOrder(second, 1)]).toEqual([
      { column: 2, down: false },
      { column: 2, down: true },
      undefined,
      { column: 1, down: false },
    ]);
  });

  it("get columns as wide as their texts, within bounds", () => {
    expect(widths(["a", "name"], [["x", "y".repeat(100)]])).toEqual([6, 44]);
  });

  it("are drawn only where they can be seen", () => {
    expect(visible(1000, 300, 30, 100)).toEqual([23, 54]);
    expect(visible(0, 300, 30, 5)).toEqual([0, 5]);
  });

  it("tell whether there is something to draw", () => {
    expect(drawable([[1, "x", { a: 1 }]])).toBe(false);
    expect(drawable([[[{ $type: "Path", _value: [] }]]])).toBe(true);
  });
});

describe("the active cell", () => {
  const size = { rows: 101, columns: 3, page: 10 };
  const cases: [string, boolean, [number, number]][] = [
    ["ArrowDown", false, [6, 1]],
    ["ArrowUp", false, [4, 1]],
    ["ArrowLeft", false, [5, 0]],
    ["ArrowRight", false, [5, 2]],
    ["PageDown", false, [15, 1]],
    ["PageUp", false, [1, 1]],
    ["Home", false, [5, 0]],
    ["End", false, [5, 2]],
    ["Home", true, [1, 1]],
    ["End", true, [100, 1]],
  ];
  it.each(cases)("goes by %s, Ctrl %s, to %j", (key, ctrlKey, [row, column]) => {
    expect(moved({ row: 5, column: 1 }, { key, ctrlKey }, size)).toEqual({ row, column });
  });

  it("stays inside, reaches the heading, and minds no other key", () => {
    expect(moved({ row: 1, column: 0 }, { key: "ArrowUp", ctrlKey: false }, size)).toEqual({
      row: 0,
      column: 0,
    });
    expect(moved({ row: 0, column: 0 }, { key: "ArrowUp", ctrlKey: false }, size)).toEqual({
      row: 0,
      column: 0,
    });
    expect(moved({ row: 0, column: 0 }, { key: "x", ctrlKey: false }, size)).toBeUndefined();
  });

  it("is scrolled to only when it is out of view", () => {
    expect(scrolledTo(5, 0, 300, 30)).toBe(0);
    expect(scrolledTo(20, 0, 300, 30)).toBe(360);
    expect(scrolledTo(2, 100, 300, 30)).toBe(60);
  });
});

describe("the nodes of rows", () => {
  const node = (id: string, label: string, properties = {}) => ({
    $type: "Node",
    _value: { _element_id: id, _labels: [label], _properties: properties },
  });
  const [a, b, c] = [node("4:1", "Role", { id: "a" }), node("4:2", "Role", { id: "b" }), node("4:3", "Odd")];

  it("are found in lists, maps and paths, each once", () => {
    const edge = { $type: "Relationship", _value: { _type: "X", _properties: { x: 1 } } };
    const rows = [[1, [a]], [{ k: b }], [{ $type: "Path", _value: [a, edge, c] }]];
    expect(refsIn(rows, { Role: "id" }, 9)).toEqual([
      { label: "Role", key: "a" },
      { label: "Role", key: "b" },
      { label: "Odd", key: "4:3" },
    ]);
  });

  it("are no more than asked for", () => {
    expect(refsIn([[a, b, c]], {}, 2)).toHaveLength(2);
  });
});
