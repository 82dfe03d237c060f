// Conditions on the property of a node or relationship, for filters and style rules.
import { valueText } from "../../things/value";

export type Properties = Readonly<Record<string, unknown>>;

export const comparisons = ["is", "is not", "contains", "at least", "at most", "exists"] as const;
export type Comparison = (typeof comparisons)[number];

export interface Condition {
  property: string;
  comparison: Comparison;
  value: string;
}

/** A value as a number, where it is one: plain, or a typed Integer or Float. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "object" && value !== null && "_value" in value) {
    const n = Number((value as { _value: unknown })._value);
    return Number.isFinite(n) ? n : undefined;
  }
  return undefined;
}

/** Whether the properties meet the condition. Text is compared without case. */
export function meets(properties: Properties, { property, comparison, value }: Condition): boolean {
  const there = properties[property];
  if (comparison === "exists") return there !== undefined && there !== null;
  if (comparison === "is not") return !equal(there, value);
  if (there === undefined || there === null) return false;
  if (comparison === "is") return equal(there, value);
  if (comparison === "contains") return valueText(there).toLowerCase().includes(value.toLowerCase());
  const [is, wanted] = [numberOf(there), Number(value)];
  if (is === undefined || value.trim() === "" || Number.isNaN(wanted)) return false;
  return comparison === "at least" ? is >= wanted : is <= wanted;
}

function equal(there: unknown, value: string): boolean {
  if (there === undefined || there === null) return false;
  const is = numberOf(there);
  if (is !== undefined && value.trim() !== "") return is === Number(value);
  return valueText(there).toLowerCase() === value.toLowerCase();
}
