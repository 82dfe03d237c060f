// Shortcuts that work everywhere but where somebody types.
interface Actions {
  search: () => void;
  shortcuts: () => void;
  go: (address: string) => void;
}

/** After g: where to. */
const places: Record<string, string> = {
  o: "/",
  t: "/roles",
  c: "/compare",
  r: "/routes",
  h: "/org",
  e: "/explore",
  q: "/query",
};

/** Whether a key goes to where somebody types; the editor lies in a shadow tree. */
const typing = ([target]: EventTarget[]) =>
  target instanceof Element &&
  target.closest("input, textarea, select, dialog, [contenteditable=true]") !== null;

/** Makes the key handler of the window; it remembers a `g` until the next key. */
export function onKey(actions: Actions): (event: KeyboardEvent) => void {
  let went = false;
  return (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      actions.search();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.composedPath())) return;
    const place = went ? places[event.key] : undefined;
    went = event.key === "g" && !went;
    if (place) actions.go(place);
    else if (event.key === "?") actions.shortcuts();
  };
}
