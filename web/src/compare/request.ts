// Which roles to compare: the chosen ones; else all of a small database, or an example
// of a large one. The list of all has the most connected first.
import type { List } from "../api/types";
import { t } from "../strings";

/** At most this many roles are compared before anything is chosen. */
const fewEnough = 8;

/** A role with no more connections than this is only mentioned by another one. */
const mentioned = 1;

export function compareRoles(chosen: string[], everyone: List | undefined): { keys: string[]; note: string } {
  if (chosen.length > 1) return { keys: chosen, note: "" };
  const [only] = chosen;
  if (only) {
    const name = everyone?.items.find((role) => role.key === only)?.name ?? only;
    return { keys: [], note: t.compare.one(name) };
  }
  if (!everyone) return { keys: [], note: "" };
  const told = everyone.items.filter((role) => role.uses > mentioned);
  if (everyone.total > told.length + fewEnough || told.length > fewEnough) {
    const two = everyone.items.slice(0, 2).map((role) => role.key);
    return { keys: two, note: t.compare.example(everyone.total) };
  }
  const named = told.toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  return { keys: named.map((role) => role.key), note: t.compare.nothingChosen(told.length) };
}
