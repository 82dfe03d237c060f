// The address bar as state. Links work as links; this module follows them without
// loading the page again, and keeps the scroll position of each history entry.
import { tick } from "svelte";
import { parse, type Route } from "./route";

class Router {
  url = $state.raw(new URL(location.href));
  route: Route = $derived(parse(this.url));

  /** Shows another address. `replace` keeps the history entry: for typing and canvas work. */
  go(address: string, replace = false): void {
    const url = new URL(address, location.href);
    if (url.href === this.url.href) return;
    const moved = url.pathname !== this.url.pathname;
    if (replace) history.replaceState(history.state, "", url);
    else {
      history.replaceState({ y: scrollY }, "");
      history.pushState(null, "", url);
    }
    this.url = url;
    if (moved && !replace) void this.#arrive();
  }

  /** Starts listening; returns the function that stops. */
  listen(): () => void {
    history.scrollRestoration = "manual";
    const onPop = (event: PopStateEvent) => void this.#return(event.state as { y?: number } | null);
    document.addEventListener("click", this.#onClick);
    addEventListener("popstate", onPop);
    addEventListener("hashchange", this.#onHash);
    return () => {
      document.removeEventListener("click", this.#onClick);
      removeEventListener("popstate", onPop);
      removeEventListener("hashchange", this.#onHash);
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

  async #return(state: { y?: number } | null) {
    this.url = new URL(location.href);
    const y = state?.y ?? 0;
    await tick();
    for (let i = 0; i < 20 && document.documentElement.scrollHeight < y + innerHeight; i++)
      await new Promise(requestAnimationFrame);
    scrollTo(0, y);
  }
}

export const router = new Router();
