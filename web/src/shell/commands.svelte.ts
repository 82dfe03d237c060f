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
  { name: strings.copyLink, run: () => void copyLink() },
];

async function copyLink() {
  const copied = navigator.clipboard.writeText(router.url.href);
  commands.say(
    await copied.then(
      () => t.actions.copied,
      () => t.actions.copyFailed,
    ),
  );
}

class Commands {
  /** What the last act has to tell, for a moment. */
  said = $state("");
  #view = $state.raw<Command[]>([]);

  get all(): Command[] {
    return [...this.#view, ...shell];
  }

  say(text: string): void {
    this.said = text;
    setTimeout(() => {
      this.said = "";
    }, 3000);
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
