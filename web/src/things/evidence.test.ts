import { describe, expect, it } from "vitest";
import { remarks, sharedSource, terms } from "./evidence";
import { linksOf } from "./links";
import { valueText } from "./value";
import { relationWords } from "./words";

describe("remarks", () => {
  it("tells ratings, limits and the source in words", () => {
    const got = remarks({
      source: "Data Scientist",
      dataset: "seed",
      when: "some organisations",
      importance: 4.25,
      level: 3,
      hot: true,
    });
    expect(got.map((r) => r.text)).toEqual([
      "only: some organisations",
      "importance 4.25 of 5",
      "level 3 of 7",
      "hot",
      "source: Data Scientist · seed",
    ]);
  });

  it("says nothing of what is not so, and optional of what is not essential", () => {
    expect(remarks({ hot: false, essential: false }).map((r) => r.text)).toEqual(["optional"]);
  });

  it("keeps properties it does not know", () => {
    expect(remarks({ my_rank: 2 })).toEqual([{ text: "my rank: 2" }]);
  });

  it("explains each term once", () => {
    const all = [{ hot: true }, { hot: true, level: 3 }, { hot: false }];
    expect(terms(all).map(({ term }) => term)).toEqual(["hot", "level"]);
  });

  it("tells a source that all share once", () => {
    const [a, b] = [{ source: "row 1" }, { source: "row 2" }];
    expect([sharedSource([a, a]), sharedSource([a, b]), sharedSource([a])]).toEqual([
      "source: row 1",
      "",
      "",
    ]);
  });
});

describe("linksOf", () => {
  it("finds the other end of each relationship, whichever way it points", () => {
    const node = (elementId: string) => ({
      label: "Tool",
      key: elementId,
      name: elementId,
      elementId,
      labels: [],
      properties: {},
    });
    const relationship = (elementId: string, start: string, end: string) => ({
      elementId,
      type: "USES",
      start,
      end,
      properties: {},
    });
    const page = {
      nodes: [node("a"), node("b"), node("c")],
      relationships: [relationship("1", "a", "b"), relationship("2", "c", "a")],
      returned: 2,
      total: 2,
    };
    const links = linksOf({ node: node("a"), counts: [], page }, node("a"));
    expect(links.map((link) => [link.elementId, link.other.name])).toEqual([
      ["1", "b"],
      ["2", "c"],
    ]);
  });
});

describe("valueText", () => {
  it.each([
    [null, "null"],
    [["a", 1], "[a, 1]"],
    [{ b: true }, "{b: true}"],
    [{ $type: "Integer", _value: "9007199254740993" }, "9007199254740993"],
    [{ $type: "Map", _value: { $type: 1 } }, "{$type: 1}"],
    [
      {
        $type: "Path",
        _value: [
          { $type: "Node", _value: { _element_id: "1", _labels: ["A"], _properties: { name: "a" } } },
          { $type: "Relationship", _value: { _type: "R", _start_node_element_id: "2", _properties: {} } },
          { $type: "Node", _value: { _element_id: "2", _labels: ["B"], _properties: {} } },
        ],
      },
      "(a)<-[:R]-(:B)",
    ],
    [1 / 3, "0.333"],
  ])("writes %j as %s", (value, text) => {
    expect(valueText(value)).toBe(text);
  });
});

describe("relationWords", () => {
  it("knows both directions of its own types", () => {
    expect([relationWords("USES", "out"), relationWords("USES", "in")]).toEqual(["Uses", "Used by"]);
  });

  it("writes an unknown type out", () => {
    expect([relationWords("ACTED_IN", "out"), relationWords("ACTED_IN", "in")]).toEqual([
      "Acted in",
      "Acted in (from)",
    ]);
  });
});
