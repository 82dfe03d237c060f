// The properties of a node, sorted into what the page tells first and the rest.
import { valueText } from "./value";

export interface Facts {
  summary: string;
  aliases: string[];
  others: [name: string, value: string][];
}

const shownElsewhere = new Set(["id", "name", "summary", "description", "aliases", "dataset"]);

export function facts(properties: Record<string, unknown>): Facts {
  const summary = properties.summary ?? properties.description;
  const aliases = Array.isArray(properties.aliases) ? properties.aliases.map(valueText) : [];
  const others = Object.entries(properties)
    .filter(([name]) => !shownElsewhere.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]): [string, string] => [name.replaceAll("_", " "), valueText(value)]);
  return { summary: summary ? valueText(summary) : "", aliases, others };
}
