// The answer in words: which roles share what.
import type { Comparison } from "../api/types";
import { number, sentenceList, words } from "../strings";

/** The word for what is compared: "tool", "tools"; of several kinds "thing". */
export function kindWord(via: readonly string[], n: number): string {
  const [one, more] = (via.length === 1 && words.kinds[via[0] as string]) || ["thing", "things"];
  return n === 1 ? one : more;
}

/** At most this many names stand in a sentence. */
const named = 5;

function names(c: Comparison, things: number[]): string {
  const all = things.map((i) => c.things[i]?.name ?? "");
  if (all.length <= named) return sentenceList(all);
  return `${all.slice(0, named).join(", ")} and ${number(all.length - named)} more`;
}

const counted = (c: Comparison, n: number) => `${number(n)} ${kindWord(c.via, n)}`;
const roleName = (c: Comparison, i: number) => c.roles[i]?.name ?? "";

/** The sentences above the grid, most important first. */
export function answer(c: Comparison): string[] {
  if (c.roles.length === 2) return [ofTwo(c), ownOfTwo(c)].filter((s) => s !== "");
  return [inAll(c), ofPairs(c)].filter((s) => s !== "");
}

function ofTwo(c: Comparison): string {
  const shared = c.pairs[0]?.shared ?? [];
  const both = `${roleName(c, 0)} and ${roleName(c, 1)}`;
  if (shared.length === 0) return `${both} share no ${kindWord(c.via, 1)}.`;
  return `${both} share ${counted(c, shared.length)}: ${names(c, shared)}.`;
}

function ownOfTwo(c: Comparison): string {
  const own = (role: number) =>
    c.patterns.find((p) => p.roles.length === 1 && p.roles[0] === role)?.things ?? [];
  return c.roles
    .map((role, i) => {
      const things = own(i);
      return things.length ? `Only ${role.name} has ${names(c, things)}.` : "";
    })
    .filter((s) => s !== "")
    .join(" ");
}

function inAll(c: Comparison): string {
  const all = c.patterns.find((p) => p.roles.length === c.roles.length);
  if (!all) return "";
  return `All ${number(c.roles.length)} roles share ${counted(c, all.things.length)}: ${names(c, all.things)}.`;
}

function ofPairs(c: Comparison): string {
  const sharing = c.pairs.filter((p) => p.shared.length > 0);
  const all = number(c.pairs.length);
  if (sharing.length === 0) return `None of the ${all} pairs shares a ${kindWord(c.via, 1)}.`;
  const [only] = sharing;
  if (sharing.length > 1 || !only)
    return `${number(sharing.length)} of ${all} pairs share ${kindWord(c.via, 2)}.`;
  const pair = `${roleName(c, only.a)} and ${roleName(c, only.b)}`;
  return `One of ${all} pairs shares ${kindWord(c.via, 2)}: ${pair} share ${names(c, only.shared)}.`;
}
