// How the editor looks, in the page's tokens.
import { EditorView } from "@codemirror/view";

const token = (...kinds: string[]) => kinds.map((kind) => `.tok-${kind}`).join(", ");

export const look = EditorView.theme({
  "&": { backgroundColor: "var(--surface)", color: "var(--ink)", fontSize: "0.9rem", height: "100%" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.55" },
  ".cm-content": { padding: "0.75rem 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": {
    backgroundColor: "transparent",
    color: "var(--ink-3)",
    border: "none",
    paddingLeft: "0.4rem",
  },
  ".cm-activeLineGutter": { backgroundColor: "transparent", color: "var(--ink)" },
  "&.cm-focused .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "light-dark(#cfe3f4, #1f4565) !important",
  },
  ".cm-current": { boxShadow: "inset 3px 0 0 var(--accent)" },
  ".cm-selectionMatch": { backgroundColor: "var(--accent-soft)" },
  ".cm-signature": { padding: "0.4rem 0.7rem", maxWidth: "40rem", fontSize: "0.82rem" },
  ".cm-signature strong": { color: "var(--accent)" },
  ".cm-signature p": { margin: "0.2rem 0 0", fontFamily: "var(--font)", color: "var(--ink-2)" },
  ".cm-completionDetail": { color: "var(--ink-3)", fontStyle: "normal", marginLeft: "0.8rem" },
  ".cm-completionInfo": { padding: "0.4rem 0.7rem", maxWidth: "22rem", fontFamily: "var(--font)" },
  ".cm-panels": { backgroundColor: "var(--sunken)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panel.cm-search": { padding: "0.5rem", fontFamily: "var(--font)" },
  ".cm-textfield, .cm-button": {
    border: "1px solid var(--line-2)",
    borderRadius: "var(--radius-s)",
    background: "var(--surface)",
    color: "var(--ink)",
  },
  ".cm-placeholder": { color: "var(--ink-3)" },
  ".cm-matchingBracket": {
    backgroundColor: "var(--accent-soft) !important",
    outline: "1px solid var(--line-2)",
  },
  ".cm-tooltip": {
    backgroundColor: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--line-2)",
    borderRadius: "var(--radius)",
    boxShadow: "var(--shadow-l)",
    overflow: "hidden",
  },
  ".cm-tooltip-autocomplete > ul > li": { padding: "0.2rem 0.7rem" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--accent-soft)",
    color: "var(--ink)",
  },
  ".cm-diagnostic": { padding: "0.4rem 0.8rem", fontFamily: "var(--font)", maxWidth: "34rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn)" },
  ".cm-diagnosticAction": {
    backgroundColor: "var(--accent)",
    color: "var(--on-accent)",
    borderRadius: "4px",
  },
  ".cm-lintRange-error": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--bad)",
    textUnderlineOffset: "0.25em",
  },
  ".cm-lintRange-warning": {
    backgroundImage: "none",
    textDecoration: "underline wavy var(--warn)",
    textUnderlineOffset: "0.25em",
  },
  [token("keyword", "keywordLiteral", "booleanLiteral", "setting")]: {
    color: "var(--accent)",
    fontWeight: "600",
  },
  [token("label")]: { color: "var(--code-label)" },
  [token("predicateFunction", "function", "procedure", "namespace")]: { color: "var(--code-function)" },
  [token("stringLiteral")]: { color: "var(--code-text)" },
  [token("numberLiteral", "paramDollar", "paramValue")]: { color: "var(--code-number)" },
  [token("property")]: { color: "var(--ink-2)" },
  [token("comment")]: { color: "var(--ink-3)", fontStyle: "italic" },
  [token("operator", "punctuation", "bracket", "separator")]: { color: "var(--ink-2)" },
});
