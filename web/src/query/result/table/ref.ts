// How to address a node of a result: by the first of its labels that has a key
// property, else by its elementId.
import type { NodeValue } from "../../../things/value";
import { valueText } from "../../../things/value";

/** `keys` holds the key property of each label that has one. */
export function refOf(node: NodeValue, keys: Record<string, string>): { label: string; key: string } {
  for (const label of node._labels) {
    const property = keys[label];
    const key = property ? node._properties[property] : undefined;
    if (key !== undefined) return { label, key: valueText(key) };
  }
  return { label: node._labels[0] ?? "", key: node._element_id };
}
