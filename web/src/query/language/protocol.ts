// What the page asks of the language worker, and what it answers.
import type { DbSchema as CypherSchema } from "@neo4j-cypher/language-support";

export type { CypherSchema };

/** A piece of text and what it is; offsets count UTF-16 units. */
export interface Token {
  from: number;
  to: number;
  kind: string;
}

/** An error or a warning in the text. */
export interface Finding {
  from: number;
  to: number;
  message: string;
  severity: "error" | "warning";
}

export interface Completion {
  label: string;
  kind: number;
  insert: string;
}

export interface Asked {
  tokens: { query: string };
  lint: { query: string };
  complete: { query: string; at: number };
  schema: { schema: CypherSchema };
}

export interface Answered {
  tokens: Token[];
  lint: Finding[];
  complete: Completion[];
  schema: null;
}

export type Act = keyof Asked;
export type Question = { [A in Act]: { id: number; act: A } & Asked[A] }[Act];
export interface Reply {
  id: number;
  answer: Answered[Act];
}
