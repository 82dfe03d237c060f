// The address of the view follows the canvas, and the canvas follows an address that
// comes from elsewhere: a link, reload, back and forward.
import { untrack } from "svelte";
import { longestFragment } from "../route/packed";
import { type ExploreRoute, exploreHref } from "../route/route";
import { router } from "../route/router.svelte";
import type { Explorer } from "./explorer.svelte";
import type { NodeName } from "./fetch";
import { decodeCanvas, encodeCanvas } from "./state/fragment";
import { saved } from "./state/saved";
import type { State } from "./state/state";

/** Milliseconds without a change before the address is written. */
const pause = 350;

export class Address {
  /** The address holds what cannot be read. */
  broken = $state(false);
  /** How long the fragment of the canvas is, or would be. */
  length = $state(0);

  #explorer: Explorer;
  /** The address that is shown because of this canvas. */
  #written = "";
  /** The State that was last written, or was too long. */
  #tried: State | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Call while a component is set up. */
  constructor(explorer: Explorer, route: () => ExploreRoute) {
    this.#explorer = explorer;
    $effect(() => this.#follow(route()));
    $effect(() => {
      void explorer.state;
      untrack(() => this.later());
    });
    $effect(() => () => clearTimeout(this.#timer));
  }

  get tooLong(): boolean {
    return this.length > longestFragment;
  }

  /** The canvas as it is now, with the place of the camera. */
  get saved() {
    const { known, state, canvas } = this.#explorer;
    return saved(known, state, canvas?.camera);
  }

  /** Writes the address, once nothing has changed for a moment. */
  later(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.write(), pause);
  }

  /** Writes the address. One that would be too long keeps what fitted last. */
  write(): void {
    clearTimeout(this.#timer);
    const { asking, state, history } = this.#explorer;
    if (router.route.view !== "explore") return;
    if (asking > 0) {
      this.later();
      return;
    }
    if (state.nodes.size === 0 && history.done.length === 0) return;
    // A move of the camera makes no canvas short enough.
    if (this.tooLong && state === this.#tried) return;
    this.#tried = state;
    const fragment = encodeCanvas(this.saved);
    this.length = fragment.length;
    if (this.tooLong) return;
    this.broken = false;
    this.#written = exploreHref([], fragment);
    router.go(this.#written, true);
  }

  #follow(route: ExploreRoute): void {
    const here = exploreHref(route.start, route.state);
    if (here === this.#written) return;
    this.#written = here;
    untrack(() => this.#go(route));
  }

  #go({ start, state }: ExploreRoute): void {
    const canvas = decodeCanvas(state);
    this.broken = state !== "" && !canvas;
    const names = start.flatMap(nodeName);
    const explorer = this.#explorer;
    if (canvas) void explorer.open(canvas).then(() => (names.length > 0 ? explorer.start(names) : undefined));
    else if (names.length > 0) void explorer.start(names);
  }
}

/** "Role:ml-engineer"; a key may hold colons. */
function nodeName(text: string): NodeName[] {
  const colon = text.indexOf(":");
  return colon > 0 && colon < text.length - 1
    ? [{ label: text.slice(0, colon), key: text.slice(colon + 1) }]
    : [];
}
