// What the page asks of the language worker, and what it answers. Offsets count
// UTF-16 units.
import type { DbSchema as CypherSchema } from "@neo4j-cypher/language-support";

export type { CypherSchema };

/** A piece of text and what it is. */
export interface Token {
  from: number;
  to: number;
  kind: string;
}

export interface Completion {
  label: string;
  kind: number;
  insert: string;
  /** A signature, or what the name is. */
  detail: string;
  info: string;
}

/** The function or procedure around the caret, and which of its arguments is being written. */
export interface Help {
  name: string;
  arguments: string[];
  active: number;
  description: string;
}

export interface Formatted {
  text: string;
  caret: number;
}

export interface Asked {
  tokens: { query: string };
  complete: { query: string; at: number };
  help: { query: string; at: number };
  format: { query: string; at: number };
  schema: { schema: CypherSchema };
}

export interface Answered {
  tokens: Token[];
  complete: Completion[];
  help: Help | undefined;
  format: Formatted | undefined;
  schema: undefined;
}

export type Act = keyof Asked;
export type Question = { [A in Act]: { id: number; act: A } & Asked[A] }[Act];
export interface Reply {
  id: number;
  answer: Answered[Act];
}
