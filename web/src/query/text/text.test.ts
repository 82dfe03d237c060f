import { describe, expect, it } from "vitest";
import { nameAt, offsetAt, placeAt, wordAt } from "./positions";
import { profiled } from "./profile";
import { statementAt, statements } from "./statements";
import { meaningful, tokens, unquoted } from "./tokens";

describe("tokens", () => {
  const texts = [
    "MATCH (n:`a;b` {x: 'it''s; \\' $no'}) RETURN n.x // c; d\n;",
    'RETURN /* ; \n */ 1..2, $`odd ``name`, .5e3, 0x1F, "open',
    "größe 数据 😀 \u00a0 /* never closed",
    "`never closed; RETURN 1",
  ];
  it.each(texts)("joined are the text: %j", (text) => {
    const all = tokens(text);
    expect(all.map((token) => token.text).join("")).toBe(text);
    expect(all.every(({ from, to, text: part }) => text.slice(from, to) === part)).toBe(true);
  });

  it("tell strings, names, parameters and comments apart", () => {
    expect(meaningful("a.`b` + $c + 'd' // e").map(({ kind, text }) => [kind, text])).toEqual([
      ["word", "a"],
      ["sign", "."],
      ["quoted", "`b`"],
      ["sign", "+"],
      ["param", "$c"],
      ["sign", "+"],
      ["string", "'d'"],
    ]);
  });

  it("give names without their backticks", () => {
    expect([unquoted("a"), unquoted("`a``b`")]).toEqual(["a", "a`b"]);
  });
});

describe("statements", () => {
  const cases: [string, string[]][] = [
    ["", []],
    ["RETURN 1", ["RETURN 1"]],
    [" ; ;// nothing\n;", []],
    ["RETURN ';'; RETURN `;` ;", ["RETURN ';'", "RETURN `;`"]],
    ["// first;\nRETURN 1 /* a;b */; RETURN 2", ["RETURN 1", "RETURN 2"]],
    ["RETURN 'open; RETURN 2", ["RETURN 'open; RETURN 2"]],
    ["RETURN '\\\\'; RETURN 2", ["RETURN '\\\\'", "RETURN 2"]],
  ];
  it.each(cases)("of %j are %j", (text, found) => {
    expect(statements(text).map((one) => one.text)).toEqual(found);
  });

  it("know where they stand in UTF-16 units", () => {
    expect(statements("RETURN '😀' ; RETURN 2")).toEqual([
      { text: "RETURN '😀'", from: 0, to: 11, end: 13 },
      { text: "RETURN 2", from: 14, to: 22, end: 22 },
    ]);
  });

  it("of a part keep their place in the whole", () => {
    expect(statements("RETURN 1; RETURN 2", 9, 18)).toEqual([
      { text: "RETURN 2", from: 10, to: 18, end: 18 },
    ]);
  });

  it.each([
    [0, "A"],
    [2, "A"],
    [3, "B"],
    [99, "B"],
  ])("at caret %i is %s", (caret, text) => {
    expect(statementAt(statements("A; B"), caret)?.text).toBe(text);
  });
});

describe("profiled", () => {
  const cases = [
    ["RETURN 1", "PROFILE\nRETURN 1"],
    ["explain RETURN 1", "PROFILE\n        RETURN 1"],
    ["CYPHER 5 PROFILE RETURN 1", "PROFILE\nCYPHER 5         RETURN 1"],
    ["RETURN explain", "PROFILE\nRETURN explain"],
  ];
  it.each(cases)("makes of %j %j", (text, query) => {
    expect(profiled(text ?? "")).toEqual({ query, shift: 8 });
  });
});

describe("positions", () => {
  it.each([
    ["abc", 1, 1, 0],
    ["ab\ncd", 2, 2, 4],
    ["'😀' x", 1, 5, 5],
    ["ab", 9, 9, 2],
  ])("in %j at %i:%i", (text, line, column, offset) => {
    expect(offsetAt(text, { line, column, offset: 0 })).toBe(offset);
  });

  it("count back in code points", () => {
    expect(placeAt("a\n'😀' x", 7)).toEqual({ line: 2, column: 5 });
  });

  it("find the word around an offset, or the name behind a colon", () => {
    expect(wordAt("RETURN size(x)", 8)).toEqual({ from: 7, to: 11 });
    expect(nameAt("(n:Rol)", 2, "Rol")).toEqual({ from: 3, to: 6 });
  });
});
