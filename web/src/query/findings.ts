// What is wrong in the editor, from the language worker and from the database.
import type { Notification, Problem } from "../api/types";
import type { Finding as Lint } from "./language/protocol";
import { nameAt, offsetAt, wordAt } from "./positions";

export interface Finding extends Lint {
  /** A name that exists and is meant, where there is only one. */
  fix?: string;
}

/** Names further away than this are no fix. */
const furthest = 2;

/** The finding of a refused text, if it has a place. */
export function ofProblem(text: string, problem: Problem): Finding[] {
  if (!problem.position) return [];
  const place = wordAt(text, offsetAt(text, problem.position));
  return [{ ...place, message: problem.detail, severity: "error", fix: fixOf(text, place, problem.nearest) }];
}

/** Notifications that have a place, in amber. */
export function ofNotifications(text: string, notifications: Notification[]): Finding[] {
  return notifications.flatMap((n) => {
    if (!n.position) return [];
    const offset = offsetAt(text, n.position);
    const place = n.name ? nameAt(text, offset, n.name) : wordAt(text, offset);
    const message = n.description || n.title;
    return [{ ...place, message, severity: "warning" as const, fix: fixOf(text, place, n.nearest) }];
  });
}

function fixOf(text: string, place: { from: number; to: number }, nearest: string[] | undefined) {
  const [only, second] = nearest ?? [];
  if (!only || second) return undefined;
  return distance(text.slice(place.from, place.to), only) <= furthest ? only : undefined;
}

/** Levenshtein's distance, upper and lower case being the same. */
export function distance(a: string, b: string): number {
  const [s, t] = [[...a.toLowerCase()], [...b.toLowerCase()]];
  let row = t.map((_, i) => i + 1);
  s.forEach((c, i) => {
    let diagonal = i;
    let left = i + 1;
    row = row.map((above, j) => {
      left = Math.min(above + 1, left + 1, diagonal + (c === t[j] ? 0 : 1));
      diagonal = above;
      return left;
    });
  });
  return row.at(-1) ?? s.length;
}
