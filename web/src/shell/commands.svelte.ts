// What can be done from the search window: the shell's own acts, and those of the
// view on screen.
import { router } from "../route/router.svelte";
import { t } from "../strings";
import { panels } from "./panels.svelte";
import { strings } from "./strings";
import { type Theme, theme } from "./theme.svelte";

export interface Command {
  name: string;
  keys?: string[];
  run: () => void;
}

const themeCommand = (chosen: Theme): Command => ({
  name: t.theme[chosen],
  run: () => theme.choose(chosen),
});

const shell: Command[] = [
  themeCommand("light"),
  themeCommand("dark"),
  themeCommand("auto"),
  { name: t.shortcuts.title, keys: ["?"], run: () => (panels.shortcuts = true) },
  { name: strings.copyLink, run: () => void navigator.clipboard.writeText(router.url.href) },
];

class Commands {
  #view = $state.raw<Command[]>([]);

  get all(): Command[] {
    return [...this.#view, ...shell];
  }

  /** Offers the acts of a view; the function that it returns takes them back. */
  offer(view: Command[]): () => void {
    this.#view = view;
    return () => {
      if (this.#view === view) this.#view = [];
    };
  }
}

export const commands = new Commands();
