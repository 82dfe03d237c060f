// The address bar as state. Links work as links; this module follows them without
// loading the page again, and keeps the scroll position of each history entry and
// the link that left it.
import { tick } from "svelte";
import { parse, type Route } from "./route";

/** What a history entry remembers. */
interface Left {
  y?: number;
  /** The address of the link that had the focus. */
  link?: string;
}

/** Milliseconds for which a view that comes back may still grow to where it was left. */
const patience = 3000;

class Router {
  url = $state.raw(new URL(location.href));
  route: Route = $derived(parse(this.url));

  /** Shows another address. `replace` keeps the history entry: for typing and canvas work. */
  go(address: string, replace = false): void {
    const url = new URL(address, location.href);
    // A frame's content stays one, wherever it goes.
    if (this.embedded) url.searchParams.set("embed", "1");
    if (url.href === this.url.href) return;
    const moved = url.pathname !== this.url.pathname;
    if (replace) history.replaceState(history.state, "", url);
    else {
      this.#leave();
      history.pushState(null, "", url);
    }
    this.url = url;
    if (moved && !replace) void this.#arrive();
  }

  /** Whether the page is the content of a frame: without its header. */
  get embedded() {
    return this.url.searchParams.get("embed") === "1";
  }

  /** Starts listening; returns the function that stops. */
  listen(): () => void {
    history.scrollRestoration = "manual";
    const onPop = (event: PopStateEvent) => void this.#return(event.state as Left | null);
    const onEnd = () => history.replaceState({ ...(history.state as Left | null), y: scrollY }, "");
    document.addEventListener("click", this.#onClick);
    addEventListener("popstate", onPop);
    addEventListener("hashchange", this.#onHash);
    addEventListener("scrollend", onEnd);
    return () => {
      document.removeEventListener("click", this.#onClick);
      removeEventListener("popstate", onPop);
      removeEventListener("hashchange", this.#onHash);
      removeEventListener("scrollend", onEnd);
    };
  }

  #onHash = () => {
    this.url = new URL(location.href);
  };

  #onClick = (event: MouseEvent) => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href]");
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin) return;
    if (link.pathname.startsWith("/api/") || link.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    this.go(link.href);
  };

  async #arrive() {
    await tick();
    scrollTo(0, 0);
    document.querySelector<HTMLElement>("h1")?.focus({ preventScroll: true });
  }

  #leave() {
    const link = document.activeElement?.closest("main")
      ? (document.activeElement.getAttribute("href") ?? undefined)
      : undefined;
    history.replaceState({ y: scrollY, link } satisfies Left, "");
  }

  async #return(state: Left | null) {
    this.url = new URL(location.href);
    const { y = 0, link } = state ?? {};
    const until = performance.now() + patience;
    const taken = new AbortController();
    const hands = { once: true, passive: true, signal: taken.signal };
    for (const act of ["wheel", "pointerdown", "keydown", "popstate"])
      addEventListener(act, () => taken.abort(), hands);
    await tick();
    const there = () =>
      document.documentElement.scrollHeight >= y + innerHeight && (!link || linkTo(link) !== undefined);
    while (!taken.signal.aborted && !there() && performance.now() < until)
      await new Promise(requestAnimationFrame);
    if (taken.signal.aborted) return;
    taken.abort();
    scrollTo(0, y);
    if (link) linkTo(link)?.focus({ preventScroll: true });
  }
}

const linkTo = (address: string) =>
  document.querySelector<HTMLElement>(`main a[href="${CSS.escape(address)}"]`) ?? undefined;

export const router = new Router();
