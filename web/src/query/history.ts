// The queries that were run in this browser, newest first.
export interface Past {
  query: string;
  params: Record<string, unknown>;
  /** Milliseconds since 1970. */
  at: number;
}

const stored = "rolegraph.history";
const most = 100;

/** Puts a query first; the same text stands in the list once. Pure. */
export function remembered(past: readonly Past[], one: Past): Past[] {
  return [one, ...past.filter((p) => p.query !== one.query)].slice(0, most);
}

export function readHistory(): Past[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(stored) ?? "[]");
    return Array.isArray(kept) ? (kept as Past[]) : [];
  } catch {
    return [];
  }
}

/** Keeps the list; a browser without room keeps the old one. */
export function writeHistory(past: Past[]): void {
  try {
    localStorage.setItem(stored, JSON.stringify(past));
  } catch {
    // Storage is full or switched off: the list lives as long as the page.
  }
}
