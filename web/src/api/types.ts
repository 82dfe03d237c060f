// The API's types by their short names. They come from its OpenAPI description.
import type { components } from "./openapi";

type Schemas = components["schemas"];

export type Ref = Pick<Schemas["Ref"], "label" | "key" | "name" | "dataset">;
export type Cut = Pick<Schemas["List"], "returned" | "total" | "atLeast" | "reason" | "next">;
export type List = Schemas["List"];
export type Thing = Schemas["Thing"];
export type LinkGroup = Schemas["LinkGroup"];
export type Link = Schemas["Link"];
export type Neighbors = Schemas["Neighbors"];
export type Similar = Schemas["Similar"];
export type Comparison = Schemas["Comparison"];
export type ComparedThing = Schemas["ComparedThing"];
export type Org = Schemas["Org"];
export type OrgNode = Schemas["OrgNode"];
export type SearchResult = Schemas["SearchResult"];
export type SearchHit = Schemas["SearchHit"];
export type DbSchema = Schemas["Schema"];
export type Statistics = Schemas["Statistics"];
export type NamedQuery = Schemas["NamedQuery"];
export type Problem = Schemas["Problem"];
export type Position = Schemas["Position"];
export type Verdict = Schemas["Verdict"];
export type Plan = Schemas["Plan"];
export type Summary = Schemas["Summary"];
export type Notification = Schemas["Notification"];
export type Frame = Schemas["Frame"];
export type CypherBody = Schemas["CypherBody"];
export type ApiNode = Schemas["Node"];
export type ApiRelationship = Schemas["Relationship"];
export type Graph = Schemas["Graph"];
export type Expansion = Schemas["Expansion"];
export type ExpandBody = Schemas["ExpandBody"];
export type Lookup = Schemas["Lookup"];
export type Paths = Schemas["Paths"];
export type Result = Schemas["Result"];
