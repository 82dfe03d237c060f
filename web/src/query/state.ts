// What the Query view shows, as the fragment of an address: JSON, deflated, in
// base64url, behind a version. The server never sees it.
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

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

/** Longest fragment that travels well; beyond it the page says so. */
export const longestFragment = 8000;

const version = "1.";

/** Writes the fragment; an empty query has none. */
export function encodeQuery(state: QueryState): string {
  if (state.query === "" && Object.keys(state.params).length === 0) return "";
  const compact = { q: state.query, p: state.params, t: state.tab, r: state.ran };
  return version + base64url(deflateSync(strToU8(JSON.stringify(compact)), { level: 9 }));
}

/** Reads a fragment; undefined when it is broken or of another version. */
export function decodeQuery(fragment: string): QueryState | undefined {
  if (fragment === "") return blank;
  if (!fragment.startsWith(version)) return undefined;
  try {
    const text = strFromU8(inflateSync(bytes(fragment.slice(version.length))));
    const { q, p, t, r } = JSON.parse(text) as Record<"q" | "p" | "t" | "r", unknown>;
    if (typeof q !== "string") return undefined;
    const params = typeof p === "object" && p !== null ? (p as Record<string, unknown>) : {};
    return { query: q, params, tab: tabs.find((tab) => tab === t) ?? "table", ran: r === true };
  } catch {
    return undefined;
  }
}

function base64url(data: Uint8Array): string {
  let binary = "";
  for (const byte of data) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytes(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
