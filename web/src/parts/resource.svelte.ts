// An answer of the API as state. It loads again when what it read changes, keeps
// the old answer on screen meanwhile, and ends a request nobody waits for.
import type { Reply } from "../api/client";
import { isAbort, problemOf } from "../api/problem";
import type { Problem } from "../api/types";
import { health } from "../shell/health.svelte";

export class Resource<T> {
  value = $state.raw<T>();
  problem = $state.raw<Problem>();
  loading = $state(true);
  url = $state("");

  /** `ask` reads the state it depends on before its first await; undefined means nothing to ask. */
  constructor(ask: (signal: AbortSignal) => Promise<Reply<T>> | undefined) {
    $effect(() => {
      void health.round;
      const controller = new AbortController();
      void this.#load(ask(controller.signal), controller.signal);
      return () => controller.abort();
    });
  }

  async #load(request: Promise<Reply<T>> | undefined, signal: AbortSignal) {
    this.loading = request !== undefined;
    if (!request) {
      this.value = undefined;
      this.problem = undefined;
      return;
    }
    try {
      const { data, url } = await request;
      if (signal.aborted) return;
      this.value = data;
      this.url = url;
      this.problem = undefined;
    } catch (error) {
      if (signal.aborted || isAbort(error)) return;
      this.problem = problemOf(error);
      health.report(this.problem);
    }
    this.loading = false;
  }
}
