// How to address a node of a result: by the first of its labels that has a key
// property, else by its elementId.
import { isTyped, type NodeValue, nodeIn, valueText } from "../../../things/value";

export interface NodeRef {
  label: string;
  key: string;
}

/** `keys` holds the key property of each label that has one. */
export function refOf(node: NodeValue, keys: Record<string, string>): NodeRef {
  for (const label of node._labels) {
    const property = keys[label];
    const key = property ? node._properties[property] : undefined;
    if (key !== undefined) return { label, key: valueText(key) };
  }
  return { label: node._labels[0] ?? "", key: node._element_id };
}

/** The nodes anywhere in rows, each once, `most` of them at most; walks into lists, maps and paths. */
export function refsIn(rows: readonly unknown[], keys: Record<string, string>, most: number): NodeRef[] {
  const found = new Map<string, NodeRef>();
  const visit = (value: unknown): void => {
    if (found.size >= most || typeof value !== "object" || value === null) return;
    const node = nodeIn(value);
    if (node) found.set(node._element_id, refOf(node, keys));
    else if (isTyped(value)) visit(value.$type === "Relationship" ? undefined : value._value);
    else for (const inner of Object.values(value)) visit(inner);
  };
  for (const row of rows) visit(row);
  return [...found.values()];
}
