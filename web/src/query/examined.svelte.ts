// What the database says of each statement before it runs: its price, whether it
// would be refused, what is wrong with it. A statement is asked about once.
import { api } from "../api/client";
import { isAbort, passing, problemOf } from "../api/problem";
import type { Problem, Verdict } from "../api/types";
import { health } from "../shell/health.svelte";

export interface Asked {
  query: string;
  params: Record<string, unknown>;
}

export interface Said {
  verdict?: Verdict;
  problem?: Problem;
}

/** Milliseconds without a keystroke before the database is asked about a text. */
export const pause = 350;

const keyOf = ({ query, params }: Asked) => JSON.stringify([query, params]);

export class Examined {
  #said = $state.raw(new Map<string, Said>());

  /** `wanted` lists the statements on screen; call while a component is set up. */
  constructor(wanted: () => Asked[]) {
    $effect(() => {
      void health.round;
      const asked = wanted();
      const controller = new AbortController();
      const timer = setTimeout(() => void this.#ask(asked, controller.signal), pause);
      return () => {
        clearTimeout(timer);
        controller.abort();
      };
    });
  }

  /** What is known of a statement; undefined while nothing is. */
  of(asked: Asked): Said | undefined {
    return this.#said.get(keyOf(asked));
  }

  async #ask(asked: Asked[], signal: AbortSignal) {
    const old = this.#said;
    this.#said = new Map(
      asked.flatMap((one) => {
        const said = old.get(keyOf(one));
        return said ? [[keyOf(one), said]] : [];
      }),
    );
    for (const one of asked) {
      if (this.#said.has(keyOf(one))) continue;
      const said = await this.#judge(one, signal);
      if (!said) return;
      this.#said = new Map(this.#said).set(keyOf(one), said);
    }
  }

  /** Undefined when the answer is not wanted any more, or passes by itself. */
  async #judge({ query, params }: Asked, signal: AbortSignal): Promise<Said | undefined> {
    try {
      const { data } = await api.explain(query, params, signal);
      return signal.aborted ? undefined : { verdict: data };
    } catch (error) {
      if (signal.aborted || isAbort(error)) return undefined;
      const problem = problemOf(error);
      health.report(problem);
      return passing(problem) ? undefined : { problem };
    }
  }
}
