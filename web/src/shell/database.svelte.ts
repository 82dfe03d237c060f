// What is in the database, asked for once and after each recovery: the views that
// the header offers and the labels of the lists depend on it.
import { api } from "../api/client";
import type { Statistics } from "../api/types";
import { Resource } from "../parts/resource.svelte";

class Database {
  #statistics!: Resource<Statistics>;

  /** Starts asking; to be called while a component is set up. */
  start(): void {
    this.#statistics = new Resource((signal) => api.statistics(signal));
  }

  get statistics() {
    return this.#statistics;
  }

  get known() {
    return this.#statistics.value !== undefined;
  }

  get empty() {
    return this.#statistics.value?.nodes === 0;
  }

  /** Role views make sense only where there are roles; until that is known they are shown. */
  get hasRoles() {
    return !this.known || this.count("Role") > 0;
  }

  get labels(): string[] {
    return this.#statistics.value?.labels.map((l) => l.name) ?? [];
  }

  get datasets() {
    return this.#statistics.value?.datasets ?? [];
  }

  count(label: string): number {
    return this.#statistics.value?.labels.find((l) => l.name === label)?.count ?? 0;
  }
}

export const database = new Database();
