// The picture of a comparison, and its text alternative.
import type { Comparison } from "../api/types";
import type { Drawn } from "../parts/copy";
import { answer } from "./answer";

export function drawnComparison(c: Comparison, roles: string[], via: string[]): Drawn {
  const query = { roles: roles.join(","), via: via.join(",") === "tools" ? "" : via.join(",") };
  return { kind: "compare", query, alt: answer(c).join(" ") };
}
