// Light, dark or as the system has it; kept in this browser.
export const themes = ["auto", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const stored = "rolegraph.theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

class ThemeState {
  chosen = $state<Theme>(read());
  #system = $state(dark.matches);

  /** What is on screen: pictures are asked for in this theme. */
  effective: "light" | "dark" = $derived(
    this.chosen === "auto" ? (this.#system ? "dark" : "light") : this.chosen,
  );

  constructor() {
    dark.addEventListener("change", (event) => {
      this.#system = event.matches;
    });
    this.#apply();
  }

  next(): void {
    this.choose(themes[(themes.indexOf(this.chosen) + 1) % themes.length] as Theme);
  }

  choose(theme: Theme): void {
    this.chosen = theme;
    localStorage.setItem(stored, this.chosen);
    this.#apply();
  }

  #apply() {
    if (this.chosen === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.chosen;
  }
}

function read(): Theme {
  const kept = localStorage.getItem(stored);
  return themes.find((theme) => theme === kept) ?? "auto";
}

export const theme = new ThemeState();
