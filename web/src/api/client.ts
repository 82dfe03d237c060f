// Every request of the page but the stream of query rows (stream.ts).
import createClient from "openapi-fetch";
import type { Via } from "../route/route";
import type { paths } from "./openapi";
import { ApiError, problemIn } from "./problem";
import type { ExpandBody, LinkGroup, Ref, Result } from "./types";

/** An answer and the address it came from, for "copy curl". */
export interface Reply<T> {
  data: T;
  url: string;
}

const client = createClient<paths>({
  baseUrl: location.origin,
  querySerializer: searchText,
});

async function reply<T>(
  request: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<Reply<T>> {
  const { data, error, response } = await request;
  if (data === undefined) throw new ApiError(problemIn(error, response));
  return { data, url: response.url };
}

export interface ListOptions {
  q?: string;
  dataset?: string;
  kind?: string;
  group?: string;
  sort?: "name" | "uses";
  cursor?: string;
  limit?: number;
}

/** So many links of a group are fetched at once. */
const linksAtOnce = 500;

export const api = {
  list: (label: string, options: ListOptions, signal?: AbortSignal) =>
    reply(client.GET("/api/v1/nodes/{label}", { params: { path: { label }, query: options }, signal })),

  thing: (label: string, key: string, signal?: AbortSignal) =>
    reply(
      client.GET("/api/v1/nodes/{label}/{key}", {
        params: { path: { label, key }, query: { perGroup: linksAtOnce } },
        signal,
      }),
    ),
  moreLinks: (of: Ref, { type, direction, label: other, next: cursor }: LinkGroup) =>
    reply(
      client.GET("/api/v1/nodes/{label}/{key}/neighbors", {
        params: {
          path: { label: of.label, key: of.key },
          query: { type, direction: direction as "in" | "out", other, cursor, limit: linksAtOnce },
        },
      }),
    ),

  similar: (id: string, signal?: AbortSignal) =>
    reply(
      client.GET("/api/v1/roles/{id}/similar", { params: { path: { id }, query: { limit: 8 } }, signal }),
    ),

  compare: (roles: string[], group: string, via: Via[], signal?: AbortSignal) =>
    reply(client.GET("/api/v1/compare", { params: { query: { roles, group, via } }, signal })),

  routes: (query: RoutesQuery, signal?: AbortSignal) =>
    reply(client.GET("/api/v1/routes", { params: { query }, signal })),

  org: (query: OrgQuery, signal?: AbortSignal) =>
    reply(client.GET("/api/v1/org", { params: { query: query }, signal })),

  search: (q: string, labels: string[] | undefined, limit: number, signal?: AbortSignal) =>
    reply(client.GET("/api/v1/search", { params: { query: { q, labels, limit } }, signal })),

  schema: (signal?: AbortSignal) => reply(client.GET("/api/v1/schema", { signal })),
  statistics: (signal?: AbortSignal) => reply(client.GET("/api/v1/statistics", { signal })),
  queries: (signal?: AbortSignal) => reply(client.GET("/api/v1/queries", { signal })),

  expand: (label: string, key: string, body: ExpandBody) =>
    reply(client.POST("/api/v1/nodes/{label}/{key}/expand", { params: { path: { label, key } }, body })),

  lookup: (nodes: { label: string; key: string }[]) =>
    reply(client.POST("/api/v1/nodes", { body: { nodes } })),

  /** The relationships between nodes, and between them and others, by elementId. */
  between: (nodes: string[], others: string[]) =>
    reply(client.POST("/api/v1/relationships", { body: { nodes, others } })),

  /** Shortest paths between two nodes written as Label:key; without `from`, from anywhere near. */
  paths: (query: { from?: string; to: string; k?: number }) =>
    reply(client.GET("/api/v1/paths", { params: { query } })),

  /** The answer of a short statement, whole. */
  run: (query: string, params: Record<string, unknown>) =>
    reply(
      client.POST("/api/v1/cypher", {
        params: { header: {} },
        body: { query, params: params as Record<string, never> },
      }),
      // The other form of the answer is a stream, which has to be asked for.
    ) as Promise<Reply<Result>>,

  explain: (query: string, params: Record<string, unknown>, signal?: AbortSignal) =>
    // The cast: openapi-fetch loses itself in the type of Value, which holds itself.
    reply(
      client.POST("/api/v1/cypher/explain", {
        body: { query, params: params as Record<string, never> },
        signal,
      }),
    ),

  session: () => reply(client.GET("/api/v1/session")),
  signIn: (token: string) => reply(client.POST("/api/v1/session", { body: { token } })),
  signOut: () => reply(client.DELETE("/api/v1/session")),

  pictureLink: (kind: PictureKind, format: PictureFormat, parameters: Record<string, unknown>) =>
    reply(client.POST("/api/v1/diagrams", { body: { kind, format, parameters } })),
};

export type PictureKind = "thing" | "org" | "compare" | "route" | "neighborhood" | "schema" | "cypher";
export type PictureFormat = "svg" | "png" | "dot" | "graphml" | "json" | "mmd";

export interface RoutesQuery {
  from: string;
  to: string;
  k: number;
  maxHops: number;
  zones: "any" | "same" | "adjacent";
}

export interface OrgQuery {
  rel?: string[];
  root?: string;
  depth?: number;
  open?: string[];
  fold?: string[];
  cross?: string[];
  rollup?: string;
  limit?: number;
}

export type PictureQuery = Record<string, string | number | string[]>;

/** The address of a picture, from the root of this server. */
export function pictureHref(kind: PictureKind, format: PictureFormat, query: PictureQuery): string {
  const text = searchText(query);
  return `/api/v1/diagrams/${kind}.${format}${text ? `?${text}` : ""}`;
}

/** The text of a picture: SVG, to be shown as part of the page. */
export async function pictureText(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal });
  const text = await response.text();
  if (response.ok) return text;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = undefined; // a proxy's own page
  }
  throw new ApiError(problemIn(body, response));
}

/** The lists whose values may hold a comma: they are repeated instead of joined. */
const repeated = new Set(["open", "fold"]);

/** Parameters as the API documents them; what is empty is left out, so that addresses stay short. */
function searchText(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (Array.isArray(value) && repeated.has(name))
      for (const item of value) search.append(name, String(item));
    else if (Array.isArray(value) ? value.length > 0 : value !== "" && value !== undefined)
      search.append(name, String(value));
  }
  return search.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** Whether the process and its database answer. */
export async function ready(): Promise<boolean> {
  try {
    return (await fetch("/readyz")).ok;
  } catch {
    return false;
  }
}
