// What was opened from the search window lately, in this browser.
import type { Entry } from "./search";

const stored = "rolegraph.recent";

export function readRecent(): Entry[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(stored) ?? "[]");
    return Array.isArray(found) ? found.filter(isPlace) : [];
  } catch {
    return [];
  }
}

/** Only addresses of this page are taken back from storage. */
function isPlace(one: unknown): one is Entry {
  if (typeof one !== "object" || one === null) return false;
  const { name, href } = one as Record<string, unknown>;
  return typeof name === "string" && typeof href === "string" && /^\/(?!\/)/.test(href);
}

export function writeRecent(recent: readonly Entry[]): void {
  try {
    localStorage.setItem(stored, JSON.stringify(recent));
  } catch {
    // Storage is full or switched off: nothing is remembered.
  }
}
