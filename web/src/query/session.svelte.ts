// The state of the Query view: the text and its parameters, what the database says
// of each statement before it runs, and the runs on screen.
import { untrack } from "svelte";
import { passing } from "../api/problem";
import type { Notification, Problem } from "../api/types";
import { longestFragment } from "../route/packed";
import { href } from "../route/route";
import { router } from "../route/router.svelte";
import { health } from "../shell/health.svelte";
import { type Asked, Examined, pause } from "./examined.svelte";
import { type Finding, ofNotifications, ofProblem } from "./findings";
import { type Past, readHistory, remembered, writeHistory } from "./history";
import { paramNames } from "./params";
import { Run, roomFor } from "./run.svelte";
import { blank, decodeQuery, encodeQuery, type QueryState, type Range } from "./state";
import { asWritten, profiled } from "./text/profile";
import { type Statement, statementAt, statements } from "./text/statements";

// The fields for parameters say this themselves.
const missingParameter = "ParameterNotProvided";

export interface Selection {
  from: number;
  to: number;
}

export interface How {
  /** Run although it is over the budget. */
  insist?: boolean;
  /** Measure each operator. */
  profile?: boolean;
  /** Seconds that it may take, in place of the server's own limit. */
  timeout?: number;
}

export class Session {
  shown = $state.raw<QueryState>(blank);
  selection = $state.raw<Selection>({ from: 0, to: 0 });
  runs = $state.raw<Run[]>([]);
  past = $state.raw<Past[]>(readHistory());

  names = $derived(paramNames(this.shown.query));
  statements = $derived(statements(this.shown.query));
  /** The statement with the caret. */
  current = $derived(statementAt(this.statements, this.selection.to));
  fragment = $derived(encodeQuery(this.shown));
  /** The run whose result is shown. */
  run = $derived(this.runs[this.shown.at ?? 0] ?? this.runs[0]);
  running = $derived(this.runs.some(({ ending }) => ending === "running"));

  #examined: Examined;
  /** The text of the last run: as long as it is on screen, its errors are marked in it. */
  #ranText = $state.raw("");
  /** The fragment that the address holds because of this session. */
  #written: string;

  /** `address` reads the fragment of the view's address; call while a component is set up. */
  constructor(address: () => string) {
    this.#written = untrack(address);
    this.#examined = new Examined(() => this.statements.map((one) => this.#asked(one)));
    this.#open(this.#written);
    $effect(() => this.#follow(address()));
    $effect(() => this.#write());
    $effect(() => () => untrack(() => this.cancel()));
  }

  /** The parameters that a text names, as far as they have values. */
  paramsOf(text: string): Record<string, unknown> {
    const given = this.shown.params;
    return Object.fromEntries(
      paramNames(text).flatMap((name) => (name in given ? [[name, given[name]]] : [])),
    );
  }

  /** What the gate says of the statement with the caret, once it is known. */
  get verdict() {
    return this.current && this.#examined.of(this.#asked(this.current))?.verdict;
  }

  /** The run on screen, while the text is still the one that was run. */
  get fresh(): Run | undefined {
    return this.shown.query === this.#ranText ? this.run : undefined;
  }

  /** What is wrong: with the run, or else with the statement at the caret. */
  get problem(): Problem | undefined {
    const told = this.current && this.#examined.of(this.#asked(this.current))?.problem;
    const problem = this.fresh?.problem ?? told;
    return problem && !passing(problem) ? problem : undefined;
  }

  get notifications(): Notification[] {
    const all = this.fresh?.summary?.notifications ?? this.verdict?.notifications ?? [];
    return all.filter((n) => !n.code.endsWith(missingParameter));
  }

  /** What to mark in the text, of every statement. */
  get findings(): Finding[] {
    return this.statements.flatMap((one) => this.#findingsOf(one));
  }

  get overBudget(): boolean {
    return this.fresh?.problem?.code === "over_budget" || this.verdict?.code === "over_budget";
  }

  /** The selection, when it holds something to run. */
  get selected(): Range | undefined {
    const { from, to } = this.selection;
    return statements(this.shown.query, from, to).length > 0 ? [from, to] : undefined;
  }

  /** What Run means now. */
  get target(): Range | undefined {
    return this.selected ?? (this.current && [this.current.from, this.current.to]);
  }

  edit(next: Partial<QueryState>): void {
    this.shown = { ...this.shown, ...next };
  }

  /** Shows the result of another statement, as it came. */
  look(at: number): void {
    this.edit({ at, order: undefined, filter: undefined });
  }

  type(query: string): void {
    if (query !== this.shown.query) this.edit({ query, ran: false });
  }

  /** Runs what the reader points at. */
  start(how: How = {}): void {
    const target = this.target;
    if (target) this.#start(target, how);
  }

  startAll(how: How = {}): void {
    this.#start([0, this.shown.query.length], how);
  }

  /** The same once more, after it broke off or was refused for its price. */
  again(how: How = {}): void {
    const { ran, query } = this.shown;
    if (ran === false) this.start(how);
    else this.#start(ran === true ? [0, query.length] : ran, { profile: this.shown.profile, ...how });
  }

  cancel(): void {
    for (const run of this.runs) run.cancel();
  }

  forget(): void {
    this.#remember([]);
  }

  #start(range: Range, how: How) {
    const { query, params } = this.shown;
    const chosen = statements(query, ...range);
    if (chosen.length === 0) return;
    const whole = range[0] === 0 && range[1] === query.length;
    this.edit({ ran: whole || range, profile: how.profile, at: 0, order: undefined, filter: undefined });
    this.#remember(remembered(this.past, { query: query.slice(...range), params, at: Date.now() }));
    this.#launch(chosen, how);
  }

  #launch(chosen: Statement[], { insist, profile, timeout }: How) {
    this.cancel();
    const room = roomFor(chosen.length);
    this.#ranText = this.shown.query;
    this.runs = chosen.map((one) => {
      const sent = profile ? profiled(one.text) : asWritten(one.text);
      const body = {
        query: sent.query,
        params: this.paramsOf(one.text) as Record<string, never>,
        insist,
        timeout,
      };
      return new Run(one, body, sent.shift, room);
    });
    void oneByOne(this.runs);
  }

  #asked = ({ text }: Statement): Asked => ({ query: text, params: this.paramsOf(text) });

  #findingsOf(statement: Statement): Finding[] {
    const said = this.#examined.of(this.#asked(statement));
    const run =
      this.shown.query === this.#ranText
        ? this.runs.find((one) => one.statement.from === statement.from)
        : undefined;
    const judged = { query: statement.text, base: statement.from };
    const ran = run?.problem
      ? ofProblem({ query: run.body.query, base: statement.from - run.shift }, run.problem)
      : [];
    const told = said?.problem ? ofProblem(judged, said.problem) : [];
    return [...(ran.length ? ran : told), ...ofNotifications(judged, said?.verdict?.notifications ?? [])];
  }

  #remember(past: Past[]) {
    this.past = past;
    writeHistory(past);
  }

  #open(fragment: string) {
    this.cancel();
    this.runs = [];
    this.shown = decodeQuery(fragment) ?? blank;
    const { ran, query, profile } = this.shown;
    if (ran === false) return;
    const chosen = statements(query, ...(ran === true ? [] : ran));
    if (chosen.length > 0) this.#launch(chosen, { profile });
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

/** Runs one after the other; what comes after one that did not reach its end is not run. */
async function oneByOne(runs: readonly Run[]) {
  for (const [i, run] of runs.entries()) {
    await run.start();
    if (run.problem) health.report(run.problem);
    if (run.ending === "done") continue;
    for (const later of runs.slice(i + 1)) later.ending = "skipped";
    return;
  }
}
