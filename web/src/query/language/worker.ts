// Neo4j's own language support, in a thread of its own: it is large, and a keystroke
// must not wait for it.
import { autocomplete, highlightSyntax, lintCypherQuery } from "@neo4j-cypher/language-support";
import type { Answered, Completion, CypherSchema, Finding, Question, Token } from "./protocol";

let schema: CypherSchema = {};

function tokens(query: string): Token[] {
  return highlightSyntax(query).map(({ position, length, tokenType }) => ({
    from: position.startOffset,
    to: position.startOffset + length,
    kind: tokenType,
  }));
}

function lint(query: string): Finding[] {
  return lintCypherQuery(query, schema).diagnostics.map(({ offsets, message, severity }) => ({
    from: offsets.start,
    to: offsets.end,
    message: typeof message === "string" ? message : message.value,
    severity: severity === 1 ? "error" : "warning",
  }));
}

function complete(query: string, at: number): Completion[] {
  return autocomplete(query, schema, { caretPosition: at }).map((item) => ({
    label: item.label,
    kind: item.kind ?? 0,
    insert: item.insertText ?? item.label,
  }));
}

function answer(question: Question): Answered[keyof Answered] {
  switch (question.act) {
    case "tokens":
      return tokens(question.query);
    case "lint":
      return lint(question.query);
    case "complete":
      return complete(question.query, question.at);
    case "schema":
      schema = question.schema;
      return null;
  }
}

addEventListener("message", ({ data }: MessageEvent<Question>) => {
  postMessage({ id: data.id, answer: answer(data) });
});
