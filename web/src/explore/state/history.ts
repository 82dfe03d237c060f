// Undo and redo. A step is one intent; it keeps what it changed, before and after,
// so that 200 steps on a large canvas weigh little and undo asks nobody.
import type { State } from "./state";

export interface Asked {
  /** The name of the query file. */
  name: string;
  params: Record<string, unknown>;
}

export interface Step {
  id: number;
  intent: string;
  /** The Cypher that it asked; none when it asked nothing. */
  asked: readonly Asked[];
  changes: Changes;
}

export interface History {
  state: State;
  done: readonly Step[];
  undone: readonly Step[];
}

export const mostSteps = 200;

export const begun = (state: State): History => ({ state, done: [], undone: [] });

let lastId = 0;

/** Takes a step. One that changes nothing is none. */
export function step(history: History, intent: string, next: State, asked: readonly Asked[] = []): History {
  const changes = changesBetween(history.state, next);
  if (changes.size === 0) return history;
  const done = [...history.done, { id: ++lastId, intent, asked, changes }].slice(-mostSteps);
  return { state: next, done, undone: [] };
}

/** Changes the state as part of the last step: where the layout left what it brought. */
export function settled({ state, done, undone }: History, next: State): History {
  const last = done.at(-1);
  if (!last) return { state: next, done, undone };
  const changes = merged(last.changes, changesBetween(state, next));
  return { state: next, done: [...done.slice(0, -1), { ...last, changes }], undone };
}

export function undo({ state, done, undone }: History): History {
  const last = done.at(-1);
  if (!last) return { state, done, undone };
  return {
    state: applied(state, last.changes, "before"),
    done: done.slice(0, -1),
    undone: [...undone, last],
  };
}

export function redo({ state, done, undone }: History): History {
  const last = undone.at(-1);
  if (!last) return { state, done, undone };
  return { state: applied(state, last.changes, "after"), done: [...done, last], undone: undone.slice(0, -1) };
}

/** What was there under a name before and after; undefined means nothing. */
interface Change {
  before: unknown;
  after: unknown;
}

/** By field of the State: changed entries of a map or set, or the whole value. */
export type Changes = ReadonlyMap<keyof State, ReadonlyMap<string, Change> | Change>;

const isChange = (change: ReadonlyMap<string, Change> | Change): change is Change => !(change instanceof Map);

export function changesBetween(before: State, after: State): Changes {
  const changes = new Map<keyof State, ReadonlyMap<string, Change> | Change>();
  for (const field of Object.keys(before) as (keyof State)[]) {
    const [was, is] = [before[field], after[field]];
    if (was === is) continue;
    if (was instanceof Map || was instanceof Set) {
      const entries = entryChanges(asMap(was), asMap(is as ReadonlyMap<string, unknown>));
      if (entries.size > 0) changes.set(field, entries);
    } else changes.set(field, { before: was, after: is });
  }
  return changes;
}

/** A set as a map to true, so that one way serves both. */
const asMap = (all: ReadonlyMap<string, unknown> | ReadonlySet<string>): ReadonlyMap<string, unknown> =>
  all instanceof Set ? new Map([...all].map((one) => [one, true])) : (all as ReadonlyMap<string, unknown>);

function entryChanges(
  was: ReadonlyMap<string, unknown>,
  is: ReadonlyMap<string, unknown>,
): Map<string, Change> {
  const changes = new Map<string, Change>();
  for (const [name, before] of was) {
    const after = is.get(name);
    if (after !== before) changes.set(name, { before, after });
  }
  for (const [name, after] of is) if (!was.has(name)) changes.set(name, { before: undefined, after });
  return changes;
}

/** Both changes as one. */
function merged(first: Changes, then: Changes): Changes {
  const both = new Map(first);
  for (const [field, change] of then) {
    const old = first.get(field);
    if (!old) both.set(field, change);
    else if (isChange(change) || isChange(old))
      both.set(field, { before: (old as Change).before, after: (change as Change).after });
    else both.set(field, mergedEntries(old, change));
  }
  return both;
}

function mergedEntries(
  first: ReadonlyMap<string, Change>,
  then: ReadonlyMap<string, Change>,
): ReadonlyMap<string, Change> {
  const both = new Map(first);
  for (const [name, { before, after }] of then)
    both.set(name, { before: first.has(name) ? first.get(name)?.before : before, after });
  return both;
}

/** The state with every changed thing as it was before or after. */
export function applied(state: State, changes: Changes, side: "before" | "after"): State {
  const next = { ...state } as Record<keyof State, unknown>;
  for (const [field, change] of changes)
    next[field] = isChange(change) ? change[side] : restored(state[field], change, side);
  return next as unknown as State;
}

function restored(all: unknown, changes: ReadonlyMap<string, Change>, side: "before" | "after"): unknown {
  if (all instanceof Set) {
    const set = new Set(all);
    for (const [name, change] of changes) change[side] ? set.add(name) : set.delete(name);
    return set;
  }
  const map = new Map(all as ReadonlyMap<string, unknown>);
  for (const [name, change] of changes)
    change[side] === undefined ? map.delete(name) : map.set(name, change[side]);
  return map;
}
