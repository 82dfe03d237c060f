// Marks the lines of the statement that Run would run, where there are several.
import { RangeSetBuilder } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import { statementAt, statements } from "../text/statements";

const line = Decoration.line({ class: "cm-current" });

function marked({ state }: EditorView): DecorationSet {
  const all = statements(state.doc.toString());
  const one = statementAt(all, state.selection.main.head);
  const builder = new RangeSetBuilder<Decoration>();
  if (all.length < 2 || !one) return builder.finish();
  for (let at = state.doc.lineAt(one.from); ; at = state.doc.line(at.number + 1)) {
    builder.add(at.from, at.from, line);
    if (at.to >= one.to) return builder.finish();
  }
}

export const currentStatement = ViewPlugin.define(
  (view) => ({
    decorations: marked(view),
    update(update: ViewUpdate) {
      if (update.docChanged || update.selectionSet) this.decorations = marked(update.view);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);
