// Whether the database answers. A view that meets a passing failure reports it
// here; this module then asks /readyz until it is over, and every view loads again.
import { ready } from "../api/client";
import { passing, unreachable } from "../api/problem";
import type { Problem } from "../api/types";

class Health {
  /** What is wrong now, or undefined. */
  problem = $state.raw<Problem>();
  /** Grows by one with every recovery: what depends on it loads again. */
  round = $state(0);
  /** Whether the database was away and answers again. */
  recovered = $state(false);
  #asking = false;

  get serverGone() {
    return this.problem?.code === unreachable;
  }

  report(problem: Problem): void {
    if (!passing(problem)) return;
    this.problem = problem;
    if (!this.#asking) void this.#ask();
  }

  async #ask() {
    this.#asking = true;
    for (let wait = 1000; ; wait = Math.min(wait * 1.5, 8000)) {
      await new Promise((resolve) => setTimeout(resolve, wait));
      if (await ready()) break;
    }
    this.#asking = false;
    this.problem = undefined;
    this.recovered = true;
    this.round++;
  }

  /** Lets every view load again: there are other data. */
  renew(): void {
    this.round++;
  }
}

export const health = new Health();
