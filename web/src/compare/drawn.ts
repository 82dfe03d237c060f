// The picture of a comparison, and its text alternative.
import type { Comparison } from "../api/types";
import type { Drawn } from "../parts/copy";
import { answer } from "./answer";

export function drawnComparison(c: Comparison): Drawn {
  const via = c.via.join(",");
  const query = { roles: c.roles.map((role) => role.key).join(","), via: via === "tools" ? "" : via };
  return { kind: "compare", query, alt: answer(c).join(" ") };
}
