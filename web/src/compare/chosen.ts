// What the evidence panel shows for the address's `at`.
import type { ComparedThing, Comparison } from "../api/types";
import { t } from "../strings";

export interface Chosen {
  /** The heading for two roles; for a thing its own name is the heading. */
  title: string;
  things: ComparedThing[];
  /** Only these roles matter; undefined means all that have the thing. */
  roles?: number[];
}

/** A thing as Label:key, or two roles as a,b; undefined when they are not there. */
export function chosen(c: Comparison, at: string): Chosen | undefined {
  if (at === "") return undefined;
  const thing = c.things.find((one) => `${one.label}:${one.key}` === at);
  if (thing) return { title: "", things: [thing] };
  const roles = at.split(",").map((key) => c.roles.findIndex((role) => role.key === key));
  const pair = c.pairs.find((p) => roles.includes(p.a) && roles.includes(p.b));
  if (roles.length !== 2 || !pair) return undefined;
  const title = t.compare.pair(c.roles[pair.a]?.name ?? "", c.roles[pair.b]?.name ?? "");
  return { title, things: pair.shared.flatMap((i) => c.things[i] ?? []), roles };
}
