// What the database knows by name: labels, types, properties, functions, procedures.
import { api } from "../../api/client";
import { frames } from "../../api/stream";
import type { DbSchema } from "../../api/types";
import functionsCypher from "./functions.cypher?raw";
import proceduresCypher from "./procedures.cypher?raw";
import type { CypherSchema } from "./protocol";
import { readSignature } from "./signature";

export interface Method {
  name: string;
  description: string;
  signature: string;
  deprecated: boolean;
}

export interface Catalog {
  schema: DbSchema;
  functions: Method[];
  procedures: Method[];
}

/** Asks the database for everything; functions and procedures are left out where it does not tell them. */
export async function loadCatalog(signal: AbortSignal): Promise<Catalog> {
  const [schema, functions, procedures] = await Promise.all([
    api.schema(signal),
    methods(functionsCypher, signal),
    methods(proceduresCypher, signal),
  ]);
  return { schema: schema.data, functions, procedures };
}

async function methods(query: string, signal: AbortSignal): Promise<Method[]> {
  const rows = await rowsOf(query, signal).catch(() => []);
  return rows.map(([name, description, signature, deprecated]) => ({
    name: String(name),
    description: String(description ?? ""),
    signature: String(signature ?? name),
    deprecated: deprecated === true,
  }));
}

async function rowsOf(query: string, signal: AbortSignal): Promise<unknown[][]> {
  const rows: unknown[][] = [];
  for await (const batch of frames({ query }, signal)) for (const { row } of batch) if (row) rows.push(row);
  return rows;
}

/** The method that a name in a query means; built-in functions are told without regard to case. */
export function methodNamed(catalog: Catalog, name: string): Method | undefined {
  const all = [...catalog.functions, ...catalog.procedures];
  return all.find((m) => m.name === name) ?? all.find((m) => m.name.toLowerCase() === name.toLowerCase());
}

/** The properties of labels or types; of all when none of them is known. */
export function propertiesOf({ labels, types }: DbSchema, names: readonly string[]): string[] {
  const every = [
    ...labels.map((one) => ({ name: one.label, properties: one.properties })),
    ...types.map((one) => ({ name: one.type, properties: one.properties })),
  ];
  const known = every.filter(({ name }) => names.includes(name));
  const of = known.length ? known : every;
  return [...new Set(of.flatMap(({ properties }) => properties.map((p) => p.name)))];
}

/** The same, as the language support wants it. */
export function cypherSchema({ schema, functions, procedures }: Catalog): CypherSchema {
  return {
    labels: schema.labels.map((one) => one.label),
    relationshipTypes: schema.types.map((one) => one.type),
    propertyKeys: propertiesOf(schema, []),
    graphSchema: schema.connections.map(({ from, type, to }) => ({ from, relType: type, to })),
    functions: { "CYPHER 5": Object.fromEntries(functions.map((m) => [m.name, functionOf(m)])) },
    procedures: { "CYPHER 5": Object.fromEntries(procedures.map((m) => [m.name, procedureOf(m)])) },
  };
}

type Registered<K extends "functions" | "procedures"> = NonNullable<
  NonNullable<CypherSchema[K]>[string]
>[string];

const described = ({ name, type }: { name: string; type: string }) => ({
  name,
  type,
  description: "",
  isDeprecated: false,
});

function functionOf({ name, description, signature, deprecated }: Method): Registered<"functions"> {
  const { arguments: given, returns } = readSignature(signature);
  return {
    name,
    description,
    signature,
    category: "",
    isBuiltIn: true,
    aggregating: false,
    isDeprecated: deprecated,
    argumentDescription: given.map(described),
    returnDescription: returns,
  };
}

function procedureOf({ name, description, signature, deprecated }: Method): Registered<"procedures"> {
  const { arguments: given, returns } = readSignature(signature);
  return {
    name,
    description,
    signature,
    mode: "READ",
    worksOnSystem: false,
    admin: false,
    option: { deprecated },
    argumentDescription: given.map(described),
    returnDescription: readSignature(`x${returns}`).arguments.map(described),
  };
}
