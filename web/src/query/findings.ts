// What is wrong in the editor, from the database: where, what, and the fix.
import { distance } from "fastest-levenshtein";
import type { Notification, Position, Problem } from "../api/types";
import { nameAt, offsetAt, wordAt } from "./text/positions";

export interface Finding {
  /** UTF-16 units of the text in the editor. */
  from: number;
  to: number;
  message: string;
  severity: "error" | "warning";
  /** What to write there instead, where a single name is meant. */
  fix?: string;
}

/** A text that the database judged, and where it stands in the editor. */
export interface Judged {
  /** As it was sent. */
  query: string;
  /** The offset in the editor of its first character; negative when something was put in front. */
  base: number;
}

/** Names further away than this are no fix. */
const furthest = 2;

/** The finding of a refused text, if it has a place. */
export function ofProblem(judged: Judged, problem: Problem): Finding[] {
  if (!problem.position) return [];
  const word = wordAt(judged.query, offsetAt(judged.query, problem.position));
  const place = problem.nearest?.some((name) => !name.includes(".")) ? firstName(judged.query, word) : word;
  return [finding(judged, place, problem.detail, "error", problem.nearest)];
}

/** Notifications that have a place, in amber. */
export function ofNotifications(judged: Judged, notifications: readonly Notification[]): Finding[] {
  return notifications.flatMap((n) => {
    if (!n.position) return [];
    const place = placeOf(judged.query, n.position, n.name);
    return [finding(judged, place, n.description || n.title, "warning", n.nearest)];
  });
}

interface Place {
  from: number;
  to: number;
}

/** What stands in front of the first dot: of r.name, the variable. */
function firstName(query: string, { from, to }: Place): Place {
  const dot = query.slice(from, to).indexOf(".");
  return { from, to: dot > 0 ? from + dot : to };
}

function placeOf(query: string, position: Position, name: string | undefined): Place {
  const offset = offsetAt(query, position);
  return name ? nameAt(query, offset, name) : wordAt(query, offset);
}

function finding(
  { query, base }: Judged,
  { from, to }: Place,
  message: string,
  severity: Finding["severity"],
  nearest: string[] | undefined,
): Finding {
  const fix = fixOf(query.slice(from, to), query.slice(from - 1, from) === "`", nearest ?? []);
  return { from: from + base, to: to + base, message, severity, fix };
}

/** The one nearest name, when no other is as near; in backticks where it needs them and has none. */
function fixOf(wrong: string, inBackticks: boolean, nearest: readonly string[]): string | undefined {
  const near = nearest.map((name) => ({ name, away: distance(wrong.toLowerCase(), name.toLowerCase()) }));
  const least = Math.min(...near.map(({ away }) => away));
  const best = near.filter(({ away }) => away === least);
  const only = best[0]?.name;
  if (best.length !== 1 || only === undefined || least > furthest) return undefined;
  if (/^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(only)) return only;
  const escaped = only.replaceAll("`", "``");
  return inBackticks ? escaped : `\`${escaped}\``;
}
