// Which labels or types a variable has, as the text of its statement says:
// (r:Role|Team), [u:USES].
import { meaningful, type Token, unquoted } from "../text/tokens";

/** The labels and types that stand behind a variable's colon anywhere in a statement. */
export function labelsOf(variable: string, statement: string): string[] {
  const all = meaningful(statement);
  const found = all.flatMap((token, i) => {
    const opens = /^[([]$/.test(all[i - 1]?.text ?? "");
    return opens && isName(token) && unquoted(token.text) === variable ? labelsBehind(all, i + 1) : [];
  });
  return [...new Set(found)];
}

const isName = ({ kind }: Token) => kind === "word" || kind === "quoted";

/** The names of a label expression; of one with "not" nothing is known. */
function labelsBehind(all: readonly Token[], from: number): string[] {
  if (all[from]?.text !== ":") return [];
  const names: string[] = [];
  for (const token of all.slice(from)) {
    if (token.text === "!" || token.text === "%") return [];
    if (isName(token)) names.push(unquoted(token.text));
    else if (!/^[:|&()]$/.test(token.text) || token.text === ")") break;
  }
  return names;
}

/** The variable in front of the dot at the end of a text: of "RETURN r.na", r. */
export function variableBefore(text: string): string | undefined {
  const match = /(?:^|[^\p{L}\p{N}_.`])([\p{L}_][\p{L}\p{N}_]*|`(?:[^`]|``)+`)\.[\p{L}\p{N}_]*$/u.exec(text);
  return match?.[1] && unquoted(match[1]);
}
