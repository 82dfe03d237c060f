// The Cypher behind a view: the name of its query file, and the parameters that the
// API gives it. The texts come from the API itself.
import type { CareerRoutes, DbSchema } from "../api/types";
import type { ListRoute, Via } from "../route/route";

export interface Behind {
  name: string;
  params: (schema: DbSchema) => Record<string, unknown>;
}

/** The relationship type of each kind of thing that roles share. */
const types: Record<Via, string> = { tools: "USES", skills: "REQUIRES", degrees: "HOLDS" };

const keyed = (schema: DbSchema) => schema.labels.filter((l) => l.key).map((l) => l.label);
const keyProperties = (schema: DbSchema) => [...new Set(schema.labels.flatMap((l) => l.key ?? []))];
const keyOf = (schema: DbSchema, label: string) => schema.labels.find((l) => l.label === label)?.key ?? "id";

export const behindCompare = (roles: string[], via: Via[]): Behind => ({
  name: "compare",
  params: () => ({ roles, types: via.map((one) => types[one]) }),
});

export const behindRoutes = ({ roles }: CareerRoutes): Behind => ({
  name: "route",
  params: () => ({ roles: roles.flatMap((role) => [role.key, ...(role.twins ?? []).map((t) => t.key)]) }),
});

export const behindThing = (label: string, key: string): Behind => ({
  name: "thing",
  params: (schema) => ({
    label,
    property: keyOf(schema, label),
    keys: [key],
    keyed: keyed(schema),
    keyProperties: keyProperties(schema),
    perGroup: 500,
  }),
});

export const behindList = ({ label, q, dataset, kind, group, sort }: ListRoute): Behind => ({
  name: "list",
  params: (schema) => ({
    label,
    property: keyOf(schema, label),
    q: q.toLowerCase(),
    dataset,
    kind,
    group,
    byUses: sort === "uses",
    first: true,
    afterRank: 0,
    afterName: "",
    afterKey: "",
    limit: 50,
    thing: ["Tool", "Skill", "Degree"].includes(label),
    keyProperties: keyProperties(schema),
  }),
});

export const behindOrg = (rel: string[], rollup: string, cross: boolean): Behind => ({
  name: "org",
  params: (schema) => {
    const builds = rel.map((one) => one.split(":")[0] ?? "").filter((type) => type !== rollup);
    const types = rollup ? [...builds, rollup] : builds;
    return {
      types,
      crossing: cross ? [...types, "WORKS_WITH"] : types,
      keyProperties: keyProperties(schema),
      limit: 10_000,
    };
  },
});
