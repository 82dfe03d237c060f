// Cypher values as text. What JSON cannot hold comes as {"$type", "_value"}, as in
// Neo4j's Query API; see the API's description of Value.

export interface TypedValue {
  $type: string;
  _value: unknown;
}

export const isTyped = (v: unknown): v is TypedValue => typeof v === "object" && v !== null && "$type" in v;

export interface NodeValue {
  _element_id: string;
  _labels: string[];
  _properties: Record<string, unknown>;
}

interface RelationshipValue {
  _type: string;
  _properties: Record<string, unknown>;
}

/** The node in a value, or undefined. */
export const nodeIn = (v: unknown): NodeValue | undefined =>
  isTyped(v) && v.$type === "Node" ? (v._value as NodeValue) : undefined;

/** A value as one line of text. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return value;
  if (typeof value === "number") return Number.isInteger(value) ? String(value) : decimal(value);
  if (typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(valueText).join(", ")}]`;
  if (isTyped(value)) return typedText(value);
  return mapText(value as Record<string, unknown>);
}

const mapText = (map: Record<string, unknown>) =>
  `{${Object.entries(map)
    .map(([k, v]) => `${k}: ${valueText(v)}`)
    .join(", ")}}`;

/** What to call a node: its name, title or id, else its labels. */
export function nodeName({ _labels, _properties }: NodeValue): string {
  const name = _properties.name ?? _properties.title ?? _properties.id;
  return name === undefined ? `:${_labels.join(":")}` : valueText(name);
}

/** At most three decimals, and none that say nothing. */
export const decimal = (n: number) => String(Number(n.toFixed(3)));

function typedText({ $type, _value }: TypedValue): string {
  switch ($type) {
    case "Node":
      return nodeName(_value as NodeValue);
    case "Relationship":
      return `[:${(_value as RelationshipValue)._type}]`;
    case "Path":
      return pathText(_value as TypedValue[]);
    case "Map":
      return mapText(_value as Record<string, unknown>);
    default:
      return String(_value);
  }
}

/** (a)-[:USES]->(b): every second step is a relationship, which may run against the path. */
function pathText(steps: TypedValue[]): string {
  let last = "";
  return steps
    .map((step) => {
      const node = nodeIn(step);
      if (node) {
        last = node._element_id;
        return `(${nodeName(node)})`;
      }
      const forward = (step._value as { _start_node_element_id: string })._start_node_element_id === last;
      return forward ? `-${typedText(step)}->` : `<-${typedText(step)}-`;
    })
    .join("");
}
