// A Cypher script that creates what is shown again, in another database.
import { isTyped, type TypedValue } from "../../things/value";
import type { KnownNode } from "../state/known";
import type { Properties } from "../state/properties";
import type { Shown } from "../state/shown";

/** A name between backticks. Neo4j reads \u escapes there too, so their backslash is written as one. */
const quoted = (name: string) => `\`${name.replaceAll("\\u", "\\u005Cu").replaceAll("`", "``")}\``;

/** Marks nodes without a key until their relationships are made. */
const mark = "`rolegraph export`";

/** `keyOf` gives the key property of a label, where it has one. */
export function cypher({ nodes, edges }: Shown, keyOf: (label: string) => string | undefined): string {
  const property = (node: KnownNode) => (node.key === node.id ? undefined : keyOf(node.label));
  const named = (variable: string, node: KnownNode) => {
    const key = property(node);
    if (!key) return `(${variable} {${mark}: ${text(node.id)}})`;
    return `(${variable}:${quoted(node.label)} {${quoted(key)}: ${literal(node.properties[key])}})`;
  };
  const lines = [...nodes.values()].map((node) => {
    const labels = node.labels.map((label) => `:${quoted(label)}`).join("");
    return `MERGE ${named("n", node)} SET ${labels ? `n${labels}, ` : ""}n += ${map(node.properties)};`;
  });
  for (const edge of edges.values()) {
    const [a, b] = [nodes.get(edge.source), nodes.get(edge.target)];
    if (a && b)
      lines.push(
        `MATCH ${named("a", a)} MATCH ${named("b", b)} CREATE (a)-[:${quoted(edge.type)} ${map(edge.properties)}]->(b);`,
      );
  }
  const marked = [...nodes.values()].some((node) => !property(node));
  if (marked) lines.push(`MATCH (n) WHERE n.${mark} IS NOT NULL REMOVE n.${mark};`);
  return [
    "// Nodes that are there already are kept; relationships are made anew each time.",
    ...lines,
    "",
  ].join("\n");
}

const map = (properties: Properties) =>
  `{${Object.entries(properties)
    .map(([name, value]) => `${quoted(name)}: ${literal(value)}`)
    .join(", ")}}`;

/** Text in single quotes. A backslash would begin an escape. */
const text = (value: string) =>
  `'${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}'`;

/** A value of the API as a Cypher literal. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  if (typeof value === "string") return text(value);
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (isTyped(value)) return typed(value);
  return map(value as Properties);
}

const functions: Record<string, string> = {
  Date: "date",
  Time: "time",
  LocalTime: "localtime",
  LocalDateTime: "localdatetime",
  OffsetDateTime: "datetime",
  ZonedDateTime: "datetime",
  Duration: "duration",
};

function typed({ $type, _value }: TypedValue): string {
  const is = String(_value);
  if ($type === "Integer") return is;
  if ($type === "Float") return float(is);
  if ($type === "Point") return point(is);
  if ($type === "Map") return map(_value as Properties);
  const made = functions[$type];
  // Bytes have no literal in Cypher: they stay as their Base64 text.
  return made ? `${made}(${text(is)})` : text(is);
}

/** NaN and the infinities are quotients: Cypher has no names for them that every version knows. */
function float(is: string): string {
  const special: Record<string, string> = { NaN: "0.0/0.0", Infinity: "1.0/0.0", "-Infinity": "-1.0/0.0" };
  return special[is] ?? is;
}

/** "SRID=4326;POINT (13.4 52.5)". */
function point(is: string): string {
  const parts = /^SRID=(\d+);POINT(?: Z)? ?\((.*)\)$/.exec(is);
  if (!parts) return text(is);
  const names = ["x", "y", "z"];
  const numbers = (parts[2] ?? "").trim().split(/\s+/);
  return `point({srid: ${parts[1]}, ${numbers.map((n, i) => `${names[i]}: ${n}`).join(", ")}})`;
}
