// What is shown as data: JSON, GraphML and CSV.
import { csv } from "../../parts/csv";
import { valueText } from "../../things/value";
import type { KnownEdge, KnownNode } from "../state/known";
import type { Shown } from "../state/shown";
import { escaped } from "./shape";

/** Nodes and relationships as the API writes them. */
export function json({ nodes, edges }: Shown): string {
  const list = {
    nodes: [...nodes.values()],
    relationships: [...edges.values()].map(({ source, target, ...rest }) => ({
      ...rest,
      start: source,
      end: target,
    })),
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

/** Every property that any of the things has, sorted. */
const propertiesOf = (things: Iterable<KnownNode | KnownEdge>): string[] =>
  [...new Set([...things].flatMap((thing) => Object.keys(thing.properties)))].sort();

const cell = (value: unknown) => (value === undefined || value === null ? "" : valueText(value));

/** A row for each node; the properties follow what names it. */
export function nodesCsv({ nodes }: Shown): string {
  const properties = propertiesOf(nodes.values());
  return csv([
    ["elementId", "labels", "key", ...properties],
    ...[...nodes.values()].map((node) => [
      node.id,
      node.labels.join(";"),
      node.key,
      ...properties.map((name) => cell(node.properties[name])),
    ]),
  ]);
}

/** A row for each relationship; its ends by label and key. */
export function edgesCsv({ nodes, edges }: Shown): string {
  const properties = propertiesOf(edges.values());
  const end = (id: string) => [nodes.get(id)?.label ?? "", nodes.get(id)?.key ?? ""];
  return csv([
    ["elementId", "type", "startLabel", "startKey", "endLabel", "endKey", ...properties],
    ...[...edges.values()].map((edge) => [
      edge.id,
      edge.type,
      ...end(edge.source),
      ...end(edge.target),
      ...properties.map((name) => cell(edge.properties[name])),
    ]),
  ]);
}

/** GraphML (http://graphml.graphdrawing.org): every property as text under its own name. */
export function graphml({ nodes, edges }: Shown): string {
  const [ofNodes, ofEdges] = [propertiesOf(nodes.values()), propertiesOf(edges.values())];
  const key = (id: string, of: string, name: string) =>
    `<key id="${id}" for="${of}" attr.name="${escaped(name)}" attr.type="string"/>`;
  const data = (prefix: string, names: readonly string[], thing: KnownNode | KnownEdge) =>
    names.flatMap((name, i) => {
      const text = cell(thing.properties[name]);
      return text === "" ? [] : [`<data key="${prefix}${i}">${escaped(text)}</data>`];
    });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    key("labels", "node", "labels"),
    key("type", "edge", "type"),
    ...ofNodes.map((name, i) => key(`n${i}`, "node", name)),
    ...ofEdges.map((name, i) => key(`e${i}`, "edge", name)),
    '<graph edgedefault="directed">',
    ...[...nodes.values()].map(
      (node) =>
        `<node id="${escaped(node.id)}"><data key="labels">${escaped(node.labels.join(":"))}</data>${data("n", ofNodes, node).join("")}</node>`,
    ),
    ...[...edges.values()].map(
      (edge) =>
        `<edge id="${escaped(edge.id)}" source="${escaped(edge.source)}" target="${escaped(edge.target)}"><data key="type">${escaped(edge.type)}</data>${data("e", ofEdges, edge).join("")}</edge>`,
    ),
    "</graph>",
    "</graphml>",
    "",
  ].join("\n");
}
