import { describe, expect, it } from "vitest";
import { lineSplitter } from "../api/stream";
import { distance, ofNotifications, ofProblem } from "./findings";
import { remembered } from "./history";
import { paramNames, paramText, paramValue } from "./params";
import { offsetAt } from "./positions";
import { drawable, ordered, visible, widths } from "./result/rows";

describe("offsetAt", () => {
  it.each([
    ["abc", 1, 1, 0],
    ["ab\ncd", 2, 2, 4],
    ["'😀' x", 1, 5, 5],
    ["ab", 9, 9, 2],
  ])("in %j at %i:%i", (text, line, column, offset) => {
    expect(offsetAt(text, { line, column, offset: 0 })).toBe(offset);
  });
});

describe("findings", () => {
  const problem = {
    title: "",
    status: 400,
    code: "bad_cypher",
    detail: "Unknown function",
    nearest: ["size"],
  };

  it("marks the word and offers the only near name", () => {
    const found = ofProblem("RETURN '😀', szie([1])", {
      ...problem,
      position: { offset: 12, line: 1, column: 13 },
    });
    expect(found).toEqual([
      { from: 13, to: 17, message: "Unknown function", severity: "error", fix: "size" },
    ]);
  });

  it("offers nothing where two names are near, or the only one is far", () => {
    const at = { position: { offset: 7, line: 1, column: 8 } };
    expect(
      ofProblem("RETURN szie()", { ...problem, ...at, nearest: ["size", "sine"] })[0]?.fix,
    ).toBeUndefined();
    expect(ofProblem("RETURN xxxx()", { ...problem, ...at })[0]?.fix).toBeUndefined();
  });

  it("marks the unknown name of a notification", () => {
    const n = {
      code: "c",
      title: "t",
      description: "No Rol",
      severity: "WARNING",
      name: "Rol",
      nearest: ["Role"],
    };
    expect(
      ofNotifications("MATCH (n:Rol) RETURN n", [{ ...n, position: { offset: 8, line: 1, column: 9 } }]),
    ).toEqual([{ from: 9, to: 12, message: "No Rol", severity: "warning", fix: "Role" }]);
  });
});

describe("distance", () => {
  it.each([
    ["", "", 0],
    ["abc", "", 3],
    ["", "ab", 2],
    ["kitten", "sitting", 3],
    ["Rol", "role", 1],
  ])("%j to %j", (a, b, n) => {
    expect(distance(a, b)).toBe(n);
  });
});

describe("parameters", () => {
  it("are found outside strings, comments and quoted names", () => {
    const query =
      "MATCH (n {a: $a, b: '$no'}) // $no\nWHERE n.`$no` = $`odd name` /* $no */ MATCH (m:$any($a)) RETURN $a, $größe";
    expect(paramNames(query)).toEqual(["a", "odd name", "größe"]);
  });

  it.each([1, "x", "1", "true", null, [1, "a"], { a: 1 }, true])("%j is read back", (value) => {
    expect(paramValue(paramText(value))).toEqual(value);
  });
});

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

describe("rows", () => {
  it("are ordered by numbers as numbers, with null last", () => {
    const rows = [[10], [null], [9]];
    expect(ordered(rows, { column: 0, down: false })).toEqual([[9], [10], [null]]);
    expect(ordered(rows, undefined)).toBe(rows);
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

describe("lineSplitter", () => {
  it("puts lines together that arrive in pieces", () => {
    const split = lineSplitter();
    expect([split('{"a"'), split(":1}\n\n{"), split("}\n")]).toEqual([[], ['{"a":1}'], ["{}"]]);
  });
});
