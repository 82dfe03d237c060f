// Colours from the language worker's tokens. They come a moment after the text;
// until then the old ones move along with it.
import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  EditorView,
  type PluginValue,
  ViewPlugin,
  type ViewUpdate,
} from "@codemirror/view";
import type { Language } from "../language/language";
import type { Token } from "../language/protocol";

const coloured = StateEffect.define<DecorationSet>();

const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(old, transaction) {
    for (const effect of transaction.effects) if (effect.is(coloured)) return effect.value;
    return old.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function decorate(tokens: Token[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to, kind } of [...tokens].sort((a, b) => a.from - b.from)) {
    builder.add(from, to, Decoration.mark({ class: `tok-${kind}` }));
  }
  return builder.finish();
}

/** Highlights as the text changes; an answer for an older text is dropped. */
export function highlighting(language: Language) {
  const asking = ViewPlugin.define((view): PluginValue => {
    const ask = async () => {
      const { doc } = view.state;
      const tokens = await language.ask("tokens", { query: doc.toString() });
      if (view.state.doc.eq(doc)) view.dispatch({ effects: coloured.of(decorate(tokens)) });
    };
    void ask();
    return {
      update(update: ViewUpdate) {
        if (update.docChanged) void ask();
      },
    };
  });
  return [colours, asking];
}
