// Everything that the canvas asks of the server, and what was asked, to be shown.
import { api } from "../api/client";
import type { ApiNode, ApiRelationship, DbSchema, ExpandBody } from "../api/types";
import everything from "./everything.cypher?raw";
import type { Asked } from "./state/history";
import type { KnownEdge, KnownNode, NodeId } from "./state/known";
import type { Group } from "./state/state";

/** What arrived, and the Cypher that was asked for it. */
export interface Arrival {
  nodes: KnownNode[];
  edges: KnownEdge[];
  asked: Asked[];
}

export interface NodeName {
  label: string;
  key: string;
}

const node = ({ elementId, ...rest }: ApiNode): KnownNode => ({ id: elementId, ...rest });

const edge = ({ elementId, start, end, ...rest }: ApiRelationship): KnownEdge => ({
  id: elementId,
  source: start,
  target: end,
  ...rest,
});

/** The schema, asked once: the Cypher that is shown names the key property of each label. */
let schema: Promise<DbSchema> | undefined;

function schemaOnce(): Promise<DbSchema> {
  schema ??= api.schema().then(
    ({ data }) => data,
    (error) => {
      schema = undefined;
      throw error;
    },
  );
  return schema;
}

async function keyProperty(label: string): Promise<string> {
  return (await schemaOnce()).labels.find((l) => l.label === label)?.key ?? "id";
}

async function keyed(): Promise<string[]> {
  return (await schemaOnce()).labels.filter((l) => l.key).map((l) => l.label);
}

export interface Expanded extends Arrival {
  groups: Group[];
  /** How many neighbours are not known and fit the facet. */
  total: number;
}

/** Expands a node. `known` are the neighbours on the canvas. */
export async function expand({ label, key }: NodeName, body: ExpandBody): Promise<Expanded> {
  const [{ data }, property, labels] = await Promise.all([
    api.expand(label, key, body),
    keyProperty(label),
    keyed(),
  ]);
  const { type, direction, other, q, known, atOnce, limit, countsOnly } = body;
  const params = {
    label,
    property,
    keys: [key],
    keyed: labels,
    known: known ?? [],
    choose: !countsOnly,
    types: type ? [type] : (await schemaOnce()).types.map((one) => one.type),
    direction: direction ?? "both",
    otherLabel: other ?? "",
    q: (q ?? "").toLowerCase(),
    atOnce: atOnce ?? 30,
    limit: limit ?? 25,
    most: Math.max(atOnce ?? 30, limit ?? 25),
  };
  return {
    nodes: [data.node, ...data.graph.nodes].map(node),
    edges: data.graph.relationships.map(edge),
    groups: data.groups.map((group) => ({ ...group, direction: group.direction === "in" ? "in" : "out" })),
    total: data.graph.total,
    asked: [{ name: "expand", params }],
  };
}

/** As many of the others as one request may hold. */
const mostOthers = 20_000;

/** Every relationship between the fresh nodes, and between them and the present ones. */
export async function between(fresh: readonly NodeId[], present: readonly NodeId[]): Promise<Arrival> {
  const arrival: Arrival = { nodes: [], edges: [], asked: [] };
  if (fresh.length === 0) return arrival;
  for (let i = 0; i === 0 || i < present.length; i += mostOthers) {
    const params = { nodes: [...fresh], others: present.slice(i, i + mostOthers) };
    const { data } = await api.between(params.nodes, params.others);
    arrival.edges.push(...data.items.map(edge));
    arrival.asked.push({ name: "between", params: { ...params, limit: 100_001 } });
  }
  return arrival;
}

export interface Found extends Arrival {
  missing: NodeName[];
}

/** Finds nodes by label and key; says which are not there. */
export async function lookup(wanted: readonly NodeName[]): Promise<Found> {
  const { data } = await api.lookup(wanted.map(({ label, key }) => ({ label, key })));
  const labels = [...new Set(wanted.map((one) => one.label))];
  const asked = labels.map(async (label) => ({
    name: "lookup",
    params: {
      label,
      property: await keyProperty(label),
      keys: wanted.filter((one) => one.label === label).map((one) => one.key),
    },
  }));
  return { nodes: data.nodes.map(node), edges: [], missing: data.missing, asked: await Promise.all(asked) };
}

export interface FoundPaths extends Arrival {
  paths: { nodes: NodeId[]; edges: string[] }[];
}

const text = ({ label, key }: NodeName) => `${label}:${key}`;

/** Shortest paths between two nodes; without `from`, to one from the nodes nearest to it. */
export async function paths(to: NodeName, from?: NodeName): Promise<FoundPaths> {
  const { data } = await api.paths({ to: text(to), k: from ? 5 : 10, ...(from ? { from: text(from) } : {}) });
  const types = (await schemaOnce()).types.map((one) => one.type);
  const end = { types, ...(from ? {} : { limit: 11 }) };
  const start = from ?? to;
  const params = { label: start.label, property: await keyProperty(start.label), keys: [start.key], ...end };
  return {
    nodes: data.graph.nodes.map(node),
    edges: data.graph.relationships.map(edge),
    paths: data.paths.map((path) => ({ nodes: path.nodes, edges: path.relationships })),
    asked: [
      from
        ? {
            name: "paths",
            params: {
              ...params,
              toLabel: to.label,
              toProperty: await keyProperty(to.label),
              toKeys: [to.key],
            },
          }
        : { name: "paths_to", params },
    ],
  };
}

/** Every node of a small graph, at most so many. */
export async function all(most: number): Promise<Arrival> {
  const { data } = await api.run(everything, { most });
  return {
    nodes: data.graph.nodes.map(node),
    edges: data.graph.relationships.map(edge),
    asked: [{ name: "everything", params: { most } }],
  };
}

export const everythingText = everything;
