// What the Query view shows, as the fragment of an address: JSON, deflated, in
// base64url, behind a version. The server never sees it.
import { packed, unpacked } from "../route/packed";
import type { ChartChoice } from "./result/chart/choice";
import type { Order } from "./result/table/rows";

export const tabs = ["table", "picture", "chart", "plan", "raw"] as const;
export type Tab = (typeof tabs)[number];

/** A stretch of the text: from, to. */
export type Range = readonly [number, number];

export interface QueryState {
  query: string;
  params: Record<string, unknown>;
  tab: Tab;
  /** What was run as it stands, true being all of it: an address with it runs it again when it is opened. */
  ran: boolean | Range;
  /** Whether it was run to be measured. */
  profile?: boolean;
  /** Which statement's result is shown, from 0. */
  at?: number;
  order?: Order;
  filter?: string;
  chart?: ChartChoice;
}

export const blank: QueryState = { query: "", params: {}, tab: "table", ran: false };

const version = "1.";

/** Writes the fragment; an empty query has none. */
export function encodeQuery(state: QueryState): string {
  const { query: q, params: p, tab: t, ran: r, profile: f, at: a, order: o, filter: s, chart: c } = state;
  if (q === "" && Object.keys(p).length === 0) return "";
  const compact = { q, p, t, r, f: f || undefined, a: a || undefined, o, s: s || undefined, c };
  return version + packed(JSON.stringify(compact));
}

/** Reads a fragment; undefined when it is broken or of another version. */
export function decodeQuery(fragment: string): QueryState | undefined {
  if (fragment === "") return blank;
  if (!fragment.startsWith(version)) return undefined;
  try {
    return read(JSON.parse(unpacked(fragment.slice(version.length))) as Record<string, unknown>);
  } catch {
    return undefined;
  }
}

function read({ q, p, t, r, f, a, o, s, c }: Record<string, unknown>): QueryState | undefined {
  if (typeof q !== "string") return undefined;
  const state: QueryState = {
    query: q,
    params: isObject(p) ? p : {},
    tab: tabs.find((tab) => tab === t) ?? "table",
    ran: r === true || range(r, q.length),
  };
  if (f === true) state.profile = true;
  if (typeof a === "number" && Number.isInteger(a) && a > 0) state.at = a;
  if (isObject(o) && typeof o.column === "number") state.order = { column: o.column, down: o.down === true };
  if (typeof s === "string") state.filter = s;
  if (isObject(c)) state.chart = c as unknown as ChartChoice;
  return state;
}

const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === "object" && v !== null && !Array.isArray(v);

function range(r: unknown, length: number): Range | false {
  if (!Array.isArray(r)) return false;
  const [from, to] = r as unknown[];
  const fits = typeof from === "number" && typeof to === "number" && from >= 0 && from < to && to <= length;
  return fits ? [from, to] : false;
}
