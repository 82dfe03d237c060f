// Neo4j's own language support, in a thread of its own: it is large, and a keystroke
// must not wait for it. Its linter is left out, which is most of it: what is wrong
// with a statement is asked of the database itself.
import { autocomplete, formatQuery, highlightSyntax, signatureHelp } from "@neo4j-cypher/language-support";
import type { Answered, Completion, CypherSchema, Formatted, Help, Question, Token } from "./protocol";

let schema: CypherSchema = {};

function tokens(query: string): Token[] {
  return highlightSyntax(query).map(({ position, length, tokenType }) => ({
    from: position.startOffset,
    to: position.startOffset + length,
    kind: tokenType,
  }));
}

function complete(query: string, at: number): Completion[] {
  return autocomplete(query, schema, { caretPosition: at }).map((item) => ({
    label: item.label,
    kind: item.kind ?? 0,
    insert: item.insertText ?? item.label,
    detail: item.signature ?? item.detail ?? "",
    info: typeof item.documentation === "string" ? item.documentation : "",
  }));
}

function help(query: string, at: number): Help | undefined {
  const { signatures, activeParameter } = signatureHelp(query, schema, { caretPosition: at });
  const [first] = signatures;
  if (!first) return undefined;
  return {
    name: first.label.slice(0, first.label.indexOf("(")),
    arguments: (first.parameters ?? []).map(({ label }) => String(label)),
    active: activeParameter ?? 0,
    description: typeof first.documentation === "string" ? first.documentation : "",
  };
}

/** Undefined where the text is no Cypher: then it stays as it is. */
function format(query: string, at: number): Formatted | undefined {
  const { formattedQuery, newCursorPos } = formatQuery(query, { cursorPosition: at });
  return { text: formattedQuery, caret: newCursorPos ?? formattedQuery.length };
}

/** Built-in functions are told without regard to case. */
function anyCase<T>(registry: Record<string, T>): Record<string, T> {
  const lower = new Map(Object.entries(registry).map(([name, one]) => [name.toLowerCase(), one]));
  return new Proxy(registry, {
    get: (all, name) => (typeof name === "string" ? (all[name] ?? lower.get(name.toLowerCase())) : undefined),
  });
}

function learn({ functions, ...rest }: CypherSchema): undefined {
  const known = Object.entries(functions ?? {}).map(([version, all]) => [version, anyCase(all ?? {})]);
  schema = { ...rest, functions: Object.fromEntries(known) };
}

function answer(question: Question): Answered[keyof Answered] {
  switch (question.act) {
    case "tokens":
      return tokens(question.query);
    case "complete":
      return complete(question.query, question.at);
    case "help":
      return help(question.query, question.at);
    case "format":
      return format(question.query, question.at);
    case "schema":
      return learn(question.schema);
  }
}

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  try {
    postMessage({ id: data.id, answer: answer(data) });
  } catch {
    // The parser may stumble over a half-written text: the page asks again with the next keystroke.
    postMessage({ id: data.id, answer: data.act === "tokens" || data.act === "complete" ? [] : undefined });
  }
});
