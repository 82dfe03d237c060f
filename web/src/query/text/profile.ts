// A statement made to be measured.
import { meaningful } from "./tokens";

const prefix = "PROFILE\n";

export interface Sent {
  query: string;
  /** Length of what was put in front of the statement. */
  shift: number;
}

/** A statement as it is written. */
export const asWritten = (query: string): Sent => ({ query, shift: 0 });

/** Puts PROFILE in front and blanks out the EXPLAIN or PROFILE that is there, so that every word keeps its column. */
export function profiled(text: string): Sent {
  let query = text;
  for (const { kind, text: word, from, to } of meaningful(text)) {
    if (/^(EXPLAIN|PROFILE)$/i.test(word))
      query = query.slice(0, from) + " ".repeat(to - from) + query.slice(to);
    else if (!/^CYPHER$/i.test(word) && kind !== "number") break;
  }
  return { query: prefix + query, shift: prefix.length };
}
