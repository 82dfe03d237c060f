// The state of the Query view: the text and its parameters, what the database says
// of them before they run, and the run on screen.
import { untrack } from "svelte";
import { api } from "../api/client";
import { passing } from "../api/problem";
import { Resource } from "../parts/resource.svelte";
import { longestFragment } from "../route/packed";
import { href } from "../route/route";
import { router } from "../route/router.svelte";
import { health } from "../shell/health.svelte";
import { type Finding, ofNotifications, ofProblem } from "./findings";
import { type Past, readHistory, remembered, writeHistory } from "./history";
import { paramNames } from "./params";
import { Run } from "./run.svelte";
import { blank, decodeQuery, encodeQuery, type QueryState } from "./state";

// The fields for parameters say this themselves.
const missingParameter = "ParameterNotProvided";

/** Milliseconds without a keystroke before the database is asked about a text. */
const pause = 350;

export class Session {
  shown = $state.raw<QueryState>(blank);
  run = $state.raw(new Run());
  past = $state.raw<Past[]>(readHistory());

  names = $derived(paramNames(this.shown.query));
  params = $derived(
    Object.fromEntries(
      this.names.flatMap((n) => (n in this.shown.params ? [[n, this.shown.params[n]]] : [])),
    ),
  );
  fragment = $derived(encodeQuery(this.shown));

  /** The text that the database was asked about last. */
  #settled = $state.raw({ query: "", params: {} as Record<string, unknown> });
  #explained: Resource<Awaited<ReturnType<typeof api.explain>>["data"]>;
  #current = $derived(this.#settled.query === this.shown.query);
  /** The fragment that the address holds because of this session. */
  #written: string;

  /** `address` reads the fragment of the view's address; call while a component is set up. */
  constructor(address: () => string) {
    this.#written = untrack(address);
    this.#explained = new Resource((signal) => {
      const { query, params } = this.#settled;
      return query.trim() === "" ? undefined : api.explain(query, params, signal);
    });
    this.#open(this.#written);
    $effect(() => this.#settle());
    $effect(() => this.#follow(address()));
    $effect(() => this.#write());
    $effect(() => () => untrack(() => this.run.cancel()));
  }

  /** What the gate says of the text on screen, once it is known. */
  get verdict() {
    return this.#current ? this.#explained.value : undefined;
  }

  /** What is wrong: with the run, or else with the text. */
  get problem() {
    const problem = this.run.problem ?? (this.#current ? this.#explained.problem : undefined);
    return problem && !passing(problem) ? problem : undefined;
  }

  get notifications() {
    const all = this.run.summary?.notifications ?? this.verdict?.notifications ?? [];
    return all.filter((n) => !n.code.endsWith(missingParameter));
  }

  /** What to mark in the text; marks of an older text are left out. */
  get findings(): Finding[] {
    const { query } = this.shown;
    const ran = this.run.problem && this.run.body.query === query ? ofProblem(query, this.run.problem) : [];
    const told = this.#current && this.#explained.problem ? ofProblem(query, this.#explained.problem) : [];
    return [...(ran.length ? ran : told), ...ofNotifications(query, this.verdict?.notifications ?? [])];
  }

  get overBudget(): boolean {
    return this.run.problem?.code === "over_budget" || this.verdict?.code === "over_budget";
  }

  edit(next: Partial<QueryState>): void {
    this.shown = { ...this.shown, ...next };
  }

  type(query: string): void {
    this.edit({ query, ran: this.shown.ran && query === this.run.body.query });
  }

  start(insist = false): void {
    const { query, params } = this.shown;
    if (query.trim() === "") return;
    this.run.cancel();
    const run = new Run();
    this.run = run;
    this.edit({ ran: true });
    this.#remember(remembered(this.past, { query, params, at: Date.now() }));
    void run.start({ query, params: this.params, insist }).then(() => {
      if (run.problem) health.report(run.problem);
    });
  }

  forget(): void {
    this.#remember([]);
  }

  #remember(past: Past[]) {
    this.past = past;
    writeHistory(past);
  }

  #open(fragment: string) {
    this.run.cancel();
    this.run = new Run();
    this.shown = decodeQuery(fragment) ?? blank;
    if (this.shown.ran) this.start();
  }

  #settle() {
    const next = { query: this.shown.query, params: this.params };
    const timer = setTimeout(() => {
      this.#settled = next;
    }, pause);
    return () => clearTimeout(timer);
  }

  /** Another address brings another text. */
  #follow(fragment: string) {
    if (fragment === this.#written) return;
    this.#written = fragment;
    untrack(() => this.#open(fragment));
  }

  /** The address follows the text, but keeps a broken one until something is typed. */
  #write() {
    const { fragment } = this;
    const broken = fragment === "" && decodeQuery(this.#written) === undefined;
    if (broken || fragment === this.#written || fragment.length > longestFragment) return;
    const timer = setTimeout(() => {
      this.#written = fragment;
      router.go(href({ view: "query", state: fragment }), true);
    }, pause);
    return () => clearTimeout(timer);
  }
}
