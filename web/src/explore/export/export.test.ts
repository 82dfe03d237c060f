import { describe, expect, it } from "vitest";
import { measured } from "../draw/measured";
import type { Palette } from "../draw/palette";
import { scene } from "../draw/scene";
import { added } from "../state/arrive";
import { learn, nothingKnown } from "../state/known";
import { shown } from "../state/shown";
import { empty } from "../state/state";
import { cypher, literal } from "./cypher";
import { edgesCsv, graphml, nodesCsv } from "./data";
import { html, viewerData } from "./html";
import { svg } from "./svg";

const odd = "</script><b onclick='x'>&\u0007\ud800";
const known = learn(
  nothingKnown(),
  [
    {
      id: "1",
      label: "Role",
      key: "a",
      name: odd,
      labels: ["Role", "Odd`"],
      properties: { id: "a", name: odd },
    },
    { id: "2", label: "Tool", key: "b,c", name: "B", labels: ["Tool"], properties: { id: "b,c", hot: true } },
    { id: "3", label: "", key: "3", name: "bare", labels: [], properties: { name: "bare" } },
  ],
  [
    { id: "e1", type: "USES", source: "1", target: "2", properties: { source: "it's" } },
    { id: "e2", type: "USES", source: "2", target: "3", properties: {} },
  ],
);
const places = new Map(["1", "2", "3"].map((id, i) => [id, { x: 100 * i, y: 50 * i + 10 }]));
const state = added(empty, ["1", "2", "3"], places);
const all = shown(known, state);
const palette: Palette = {
  label: () => "#0072b2",
  ink: "#000000",
  quiet: "#333333",
  edge: "#999999",
  ground: "#ffffff",
  accent: "#0000ff",
  font: "sans-serif",
};
const drawn = scene(known, state, all, measured(all, state.style), palette);

describe("the Cypher script", () => {
  it("creates nodes by key, others by a mark that goes again, and every relationship", () => {
    expect(cypher(all, (label) => (label ? "id" : undefined)).split("\n")).toEqual([
      "// Nodes that are there already are kept; relationships are made anew each time.",
      "MERGE (n:`Role` {`id`: 'a'}) SET n:`Role`:`Odd```, n += {`id`: 'a', `name`: '</script><b onclick=\\'x\\'>&\u0007\ud800'};",
      "MERGE (n:`Tool` {`id`: 'b,c'}) SET n:`Tool`, n += {`id`: 'b,c', `hot`: true};",
      "MERGE (n {`rolegraph export`: '3'}) SET n += {`name`: 'bare'};",
      "MATCH (a:`Role` {`id`: 'a'}) MATCH (b:`Tool` {`id`: 'b,c'}) CREATE (a)-[:`USES` {`source`: 'it\\'s'}]->(b);",
      "MATCH (a:`Tool` {`id`: 'b,c'}) MATCH (b {`rolegraph export`: '3'}) CREATE (a)-[:`USES` {}]->(b);",
      "MATCH (n) WHERE n.`rolegraph export` IS NOT NULL REMOVE n.`rolegraph export`;",
      "",
    ]);
  });

  it.each([
    [null, "null"],
    [1.5, "1.5"],
    ["a\\b'c\nd", "'a\\\\b\\'c\\nd'"],
    [[1, "x", false], "[1, 'x', false]"],
    [{ $type: "Integer", _value: "9007199254740993" }, "9007199254740993"],
    [{ $type: "Float", _value: "1.0" }, "1.0"],
    [{ $type: "Float", _value: "NaN" }, "0.0/0.0"],
    [{ $type: "Date", _value: "2025-05-31" }, "date('2025-05-31')"],
    [{ $type: "Duration", _value: "P1D" }, "duration('P1D')"],
    [{ $type: "Point", _value: "SRID=4326;POINT (13.4 52.5)" }, "point({srid: 4326, x: 13.4, y: 52.5})"],
  ])("writes %j as %s", (value, text) => {
    expect(literal(value)).toBe(text);
  });
});

describe("CSV", () => {
  it("has a row for each node and a column for each property", () => {
    expect(nodesCsv(all).split("\r\n").slice(1, 4)).toEqual([
      `1,Role;Odd\`,a,,a,${odd}`,
      '2,Tool,"b,c",true,"b,c",',
      "3,,3,,,bare",
    ]);
  });

  it("names the ends of relationships by label and key", () => {
    expect(edgesCsv(all)).toBe(
      'elementId,type,startLabel,startKey,endLabel,endKey,source\r\ne1,USES,Role,a,Tool,"b,c",it\'s\r\ne2,USES,Tool,"b,c",,3,\r\n',
    );
  });
});

describe("what is made of text", () => {
  it("holds no markup of a name, and nothing that XML cannot hold", () => {
    for (const xml of [graphml(all), svg(drawn, palette, "t")]) {
      expect(xml).toContain("&lt;/script&gt;&lt;b onclick='x'&gt;&amp;\ufffd\ufffd");
      expect(xml).not.toContain("<b");
    }
  });

  it("cannot end the script that it stands in", () => {
    const page = html(drawn, all, palette, "t");
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    const data = /id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? "";
    expect(JSON.parse(data)).toEqual(viewerData(drawn, all, "t"));
  });

  it("asks no other host", () => {
    expect(html(drawn, all, palette, "t")).not.toMatch(/https?:\/\//);
  });
});

describe("the SVG", () => {
  it("draws every node and edge", () => {
    const text = svg(drawn, palette, "Two & more");
    expect(text.match(/<circle/g)).toHaveLength(3);
    expect(text.match(/marker-end/g)).toHaveLength(2);
    expect(text).toContain("<title>Two &amp; more</title>");
  });
});
