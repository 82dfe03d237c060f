// The signature of the function or procedure around the caret, the argument that is
// being written in bold.
import { completionStatus } from "@codemirror/autocomplete";
import { Prec, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap, showTooltip, type Tooltip } from "@codemirror/view";
import type { Language } from "../language/language";
import type { Help } from "../language/protocol";

const told = StateEffect.define<Tooltip | null>();

const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(old, { effects, docChanged, changes, state, startState }) {
    for (const effect of effects) if (effect.is(told)) return effect.value;
    if (!old || (!docChanged && !state.selection.eq(startState.selection))) return null;
    return docChanged ? { ...old, pos: changes.mapPos(old.pos) } : old;
  },
  provide: (field) => showTooltip.from(field),
});

function tooltip(help: Help, pos: number): Tooltip {
  const create = () => {
    const dom = document.createElement("div");
    dom.className = "cm-signature";
    dom.setAttribute("role", "status");
    const code = dom.appendChild(document.createElement("code"));
    code.append(`${help.name}(`);
    for (const [i, argument] of help.arguments.entries()) {
      if (i > 0) code.append(", ");
      const part = document.createElement(i === help.active ? "strong" : "span");
      part.textContent = argument;
      code.append(part);
    }
    code.append(")");
    const text = dom.appendChild(document.createElement("p"));
    text.textContent = help.description;
    return { dom };
  };
  return { pos, above: true, strictSide: false, create };
}

/** Shows the signature while its arguments are typed; Escape and a move of the caret hide it. */
export function signatures(language: Language) {
  /** The question whose answer is waited for; Escape waits for none. */
  let latest = 0;
  const ask = async (view: EditorView) => {
    const { state } = view;
    const at = state.selection.main.head;
    const asked = ++latest;
    if (!state.sliceDoc(0, at).includes("(")) return;
    const help = await language.ask("help", { query: state.doc.toString(), at });
    if (asked !== latest || !view.state.doc.eq(state.doc)) return;
    view.dispatch({ effects: told.of(help ? tooltip(help, at) : null) });
  };
  const hide = (view: EditorView) => {
    if (completionStatus(view.state) === "active") return false;
    latest++;
    const seen = view.state.field(shown) !== null;
    if (seen) view.dispatch({ effects: told.of(null) });
    return seen;
  };
  const asking = EditorView.updateListener.of(({ view, docChanged, transactions }) => {
    if (docChanged && transactions.some((t) => t.isUserEvent("input"))) void ask(view);
  });
  return [shown, asking, Prec.highest(keymap.of([{ key: "Escape", run: hide }]))];
}
