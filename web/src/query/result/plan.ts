// A plan as lines.
import type { Plan } from "../../api/types";

export interface PlanLine {
  depth: number;
  operator: Plan;
}

/** The operators from the last to the first, inputs indented where there are several. */
export function flat(plan: Plan, depth = 0): PlanLine[] {
  const deeper = plan.children.length > 1 ? 1 : 0;
  return [
    { depth, operator: plan },
    ...plan.children.flatMap((child, i) => flat(child, depth + (i > 0 ? deeper : 0))),
  ];
}
