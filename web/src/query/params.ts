// The parameters of a query: found in its text, typed in by the reader.

const skipped =
  /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\$(`(?:[^`]|``)+`|[\p{L}_][\p{L}\p{N}_]*)(?![\p{L}\p{N}_(])|`(?:[^`]|``)*`/gu;

/** The names behind $, once each, outside strings, comments and quoted names; $any(…) is a dynamic label. */
export function paramNames(query: string): string[] {
  const names = [...query.matchAll(skipped)].flatMap((m) => m[1] ?? []);
  return [...new Set(names.map((name) => name.replace(/^`|`$/g, "").replaceAll("``", "`")))];
}

/** What a typed text stands for: JSON where it is JSON, else the text itself. */
export function paramValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The text for a value; `paramValue` reads it back. */
export function paramText(value: unknown): string {
  if (value === undefined) return "";
  const plain = typeof value === "string" && paramValue(value) === value;
  return plain ? value : JSON.stringify(value);
}

/** The kind of a value, in a word. */
export function paramKind(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "list";
  return (
    { string: "text", number: "number", boolean: "yes or no", object: "map" }[typeof value as string] ?? ""
  );
}
