// The keys of the canvas.

import { labelWord } from "../things/words";
import type { Canvas } from "./draw/canvas";
import type { Scene } from "./draw/scene";
import type { Explorer } from "./explorer.svelte";
import { type Arrow, along, nextByLetter } from "./state/select";
import { strings } from "./strings";

interface Around {
  explorer: Explorer;
  scene: Scene | undefined;
  canvas: Canvas | undefined;
  /** Opens the menu of a node. */
  onmenu: (id: string) => void;
}

const arrows = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"];

/** Makes the key handler of the canvas. */
export function canvasKey(around: () => Around): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const all = around();
    const { focus } = all.explorer;
    if (event.key === "ContextMenu" || (event.shiftKey && event.key === "F10")) all.onmenu(focus);
    else if (!handled(event.key, all, event.currentTarget as HTMLElement)) return;
    event.preventDefault();
  };
}

function handled(key: string, { explorer, scene, canvas }: Around, element: HTMLElement): boolean {
  if (!scene) return false;
  const { focus } = explorer;
  if (key === "Escape") {
    if (!explorer.clear()) element.blur();
    return true;
  }
  if (arrows.includes(key)) {
    const next = scene.nodes.has(focus) ? along(scene, focus, key as Arrow) : scene.nodes.keys().next().value;
    go(next, explorer, scene, canvas);
    return true;
  }
  if (key === "+" || key === "-") canvas?.zoom(key === "+" ? 1 / 1.5 : 1.5);
  else if (key === "0") canvas?.fit();
  else if (/^\p{L}$/u.test(key)) go(nextByLetter(scene, key, focus), explorer, scene, canvas);
  else return scene.nodes.has(focus) && acted(key, focus, explorer);
  return true;
}

/** What a key does with the node or fold that the keyboard is at. */
function acted(key: string, focus: string, explorer: Explorer): boolean {
  const fold = explorer.folds.find((one) => one.id === focus);
  if (key === "Enter" && fold) explorer.opened = fold;
  else if (fold) return false;
  else if (key === "Enter") void explorer.expand(focus);
  else if (key === " ") explorer.toggle(focus);
  else if (key === "Delete") explorer.remove([focus]);
  else return false;
  return true;
}

function go(id: string | undefined, explorer: Explorer, scene: Scene, canvas: Canvas | undefined) {
  if (id) {
    explorer.focus = id;
    canvas?.reveal(id);
  }
  tell(explorer, scene);
}

/** Says what the keyboard is at. */
export function tell(explorer: Explorer, scene: Scene): void {
  const node = scene.nodes.get(explorer.focus);
  if (!node) return;
  const edges = node.fold ? 0 : explorer.connections(node.id);
  const folded = explorer.folds.reduce((sum, fold) => sum + (fold.owner === node.id ? fold.left : 0), 0);
  explorer.said = node.fold ? node.name : strings.said.at(node.name, labelWord(node.label), edges, folded);
}
