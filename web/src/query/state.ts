// What the Query view shows, as the fragment of an address: JSON, deflated, in
// base64url, behind a version. The server never sees it.
import { packed, unpacked } from "../route/packed";

export const tabs = ["table", "picture", "plan", "raw"] as const;
export type Tab = (typeof tabs)[number];

export interface QueryState {
  query: string;
  params: Record<string, unknown>;
  tab: Tab;
  /** Whether it was run as it stands: an address with it runs again when it is opened. */
  ran: boolean;
}

export const blank: QueryState = { query: "", params: {}, tab: "table", ran: false };

const version = "1.";

/** Writes the fragment; an empty query has none. */
export function encodeQuery(state: QueryState): string {
  if (state.query === "" && Object.keys(state.params).length === 0) return "";
  const compact = { q: state.query, p: state.params, t: state.tab, r: state.ran };
  return version + packed(JSON.stringify(compact));
}

/** Reads a fragment; undefined when it is broken or of another version. */
export function decodeQuery(fragment: string): QueryState | undefined {
  if (fragment === "") return blank;
  if (!fragment.startsWith(version)) return undefined;
  try {
    const { q, p, t, r } = JSON.parse(unpacked(fragment.slice(version.length))) as Record<
      "q" | "p" | "t" | "r",
      unknown
    >;
    if (typeof q !== "string") return undefined;
    const params = typeof p === "object" && p !== null ? (p as Record<string, unknown>) : {};
    return { query: q, params, tab: tabs.find((tab) => tab === t) ?? "table", ran: r === true };
  } catch {
    return undefined;
  }
}
