// A comparison as state: the roles that are wanted, and the API's answer.
import { api } from "../api/client";
import type { Comparison, List, Ref } from "../api/types";
import { Resource } from "../parts/resource.svelte";
import type { Via } from "../route/route";
import { database } from "../shell/database.svelte";
import { compareRoles } from "./request";

export class Comparing {
  /** The first roles of the database: they tell whether it is small enough to compare all. */
  everyone: Resource<List>;
  compared: Resource<Comparison>;
  #chosen: () => { roles: string[]; via: Via[] };

  wanted = $derived.by(() => compareRoles(this.#chosen().roles, this.everyone.value));
  /** The chosen roles, with the names that are known. */
  picked: Ref[] = $derived.by(() => {
    const known = [...(this.compared.value?.roles ?? []), ...(this.everyone.value?.items ?? [])];
    return this.#chosen().roles.map(
      (key) => known.find((r) => r.key === key) ?? { label: "Role", key, name: key },
    );
  });
  // Texts, so that an equal choice asks nothing new.
  #keys = $derived.by(() => this.wanted.keys.join("\n"));
  #via = $derived.by(() => this.#chosen().via.join(","));

  /** `chosen` reads the view's state; call while a component is set up. */
  constructor(chosen: () => { roles: string[]; via: Via[] }) {
    this.#chosen = chosen;
    this.everyone = new Resource((signal) =>
      database.count("Role") > 0 ? api.list("Role", { limit: 50 }, signal) : undefined,
    );
    this.compared = new Resource((signal) => {
      const keys = this.#keys.split("\n");
      return keys.length < 2 ? undefined : api.compare(keys, this.#via.split(",") as Via[], signal);
    });
  }
}
