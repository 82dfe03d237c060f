// Completion from the language worker, which knows the database's names. Behind the
// dot of a variable it offers the properties of the variable's labels only.
import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  type Completion as Option,
} from "@codemirror/autocomplete";
import { propertiesOf } from "../language/catalog";
import type { Language } from "../language/language";
import type { Completion } from "../language/protocol";
import { labelsOf, variableBefore } from "../language/scope";
import { strings } from "../strings";
import { statementAt, statements } from "../text/statements";

/** The worker's kinds of suggestion, those of the language server protocol. */
const kinds = { method: 2, function: 3, variable: 6, property: 10, keyword: 14, snippet: 15, label: 25 };

/** What is nearest to the query stands first: its own names, then the database's, then the language's. */
const boosts: Record<number, number> = {
  [kinds.variable]: 3,
  [kinds.property]: 2,
  [kinds.label]: 2,
  [kinds.method]: 1,
  [kinds.function]: 1,
};

const words: Record<number, string | undefined> = {
  [kinds.variable]: strings.completion.variable,
  [kinds.property]: strings.completion.property,
};

const option = ({ label, kind, insert, detail, info }: Completion): Option => ({
  label,
  apply: insert,
  detail: (kind === kinds.function || kind === kinds.method ? detail : words[kind]) ?? "",
  info: info || undefined,
  boost: boosts[kind] ?? 0,
});

export function completion(language: Language) {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\p{L}\p{N}_]*$/u);
    const from = word?.from ?? context.pos;
    const before = context.state.sliceDoc(Math.max(from - 1, 0), from);
    if (!context.explicit && word?.text === "" && !/[:.$]/.test(before)) return null;
    const query = context.state.sliceDoc(0, context.pos);
    const found = await language.ask("complete", { query, at: context.pos });
    if (context.aborted) return null;
    const allowed = properties(language, context.state.doc.toString(), context.pos);
    const options = found.filter(
      ({ label, kind }) =>
        kind !== kinds.snippet && (!allowed || kind !== kinds.property || allowed.has(label)),
    );
    return { from, validFor: /^[\p{L}\p{N}_]*$/u, options: options.map(option) };
  };
  return autocompletion({ override: [source], icons: false });
}

/** The properties that the variable in front of the caret's dot can have; undefined when there is no such variable. */
function properties({ catalog }: Language, text: string, caret: number): Set<string> | undefined {
  const variable = variableBefore(text.slice(0, caret));
  const statement = statementAt(statements(text), caret);
  if (!catalog || !variable || !statement) return undefined;
  return new Set(propertiesOf(catalog.schema, labelsOf(variable, statement.text)));
}
