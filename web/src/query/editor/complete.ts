// Completion from the language worker, which knows the database's names.
import { autocompletion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import type { Language } from "../language/language";

/** The worker's kinds of suggestion (those of the language server protocol), as the editor's icons. */
const icons: Record<number, string> = {
  3: "function",
  5: "property",
  6: "variable",
  10: "property",
  14: "keyword",
  20: "type",
  23: "type",
};

export function completion(language: Language) {
  const source = async (context: CompletionContext): Promise<CompletionResult | null> => {
    const word = context.matchBefore(/[\p{L}\p{N}_]*$/u);
    const before = context.state.sliceDoc(Math.max((word?.from ?? context.pos) - 1, 0), word?.from);
    if (!context.explicit && word?.text === "" && !/[:.$]/.test(before)) return null;
    const query = context.state.sliceDoc(0, context.pos);
    const found = await language.ask("complete", { query, at: context.pos });
    if (context.aborted) return null;
    return {
      from: word?.from ?? context.pos,
      validFor: /^[\p{L}\p{N}_]*$/u,
      options: found.map(({ label, kind, insert }) => ({
        label,
        apply: insert,
        type: icons[kind] ?? "text",
      })),
    };
  };
  return autocompletion({ override: [source], icons: false });
}
