// A comparison as state: the roles that are wanted, and the API's answer.
import { api } from "../api/client";
import type { Comparison, List, Ref } from "../api/types";
import { Resource } from "../parts/resource.svelte";
import type { Via } from "../route/route";
import { database } from "../shell/database.svelte";
import { compareRoles } from "./request";

interface Chosen {
  roles: string[];
  via: Via[];
  group?: string;
}

export class Comparing {
  /** The first roles of the database: they tell whether it is small enough to compare all. */
  everyone: Resource<List>;
  compared: Resource<Comparison>;
  #chosen: () => Chosen;

  wanted = $derived.by(() => {
    const { roles, group = "" } = this.#chosen();
    return group ? { keys: roles, note: "" } : compareRoles(roles, this.everyone.value);
  });
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
  #group = $derived.by(() => this.#chosen().group ?? "");

  /** `chosen` reads the view's state; call while a component is set up. */
  constructor(chosen: () => Chosen) {
    this.#chosen = chosen;
    this.everyone = new Resource((signal) =>
      database.count("Role") > 0 ? api.list("Role", { sort: "uses", limit: 50 }, signal) : undefined,
    );
    this.compared = new Resource((signal) => {
      const keys = this.#keys.split("\n").filter((key) => key !== "");
      if (keys.length < 2 && this.#group === "") return undefined;
      return api.compare(keys, this.#group, this.#via.split(",") as Via[], signal);
    });
  }
}
