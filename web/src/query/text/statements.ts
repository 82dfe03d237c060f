// Several statements in one text, divided by semicolons.
import { tokens } from "./tokens";

export interface Statement {
  text: string;
  /** Where it begins and ends in the whole text, without semicolon, white space and comments around it. */
  from: number;
  to: number;
  /** Behind its semicolon: the caret up to here is in this statement. */
  end: number;
}

/** The statements of a text, or of a part of it. What holds no word is no statement. */
export function statements(text: string, from = 0, to = text.length): Statement[] {
  const found: Statement[] = [];
  let first: number | undefined;
  let last = from;
  const close = (end: number) => {
    if (first !== undefined) found.push({ text: text.slice(first, last), from: first, to: last, end });
    first = undefined;
  };
  for (const token of tokens(text.slice(from, to))) {
    if (token.kind === "space" || token.kind === "comment") continue;
    if (token.text === ";") {
      close(from + token.to);
      continue;
    }
    first ??= from + token.from;
    last = from + token.to;
  }
  close(to);
  return found;
}

/** The statement in which the caret stands; behind the last one, that one. */
export const statementAt = (all: readonly Statement[], caret: number): Statement | undefined =>
  all.find(({ end }) => caret <= end) ?? all.at(-1);
