// The session behind the view: the history of States, what is known, what is selected
// for the moment, and the acts that need the server. What an act makes of the State
// is told by the functions in state/.
import { tick } from "svelte";
import { problemOf } from "../api/problem";
import type { ExpandBody, Problem } from "../api/types";
import { health } from "../shell/health.svelte";
import type { Canvas } from "./draw/canvas";
import { measured } from "./draw/measured";
import type { Palette } from "./draw/palette";
import { foldName } from "./draw/scene";
import * as fetch from "./fetch";
import { force, type Stop } from "./layout/force";
import { tree } from "./layout/tree";
import { added, collapsed, expanded, removed } from "./state/arrive";
import { type Fold, folds, foldsOf, knownNeighbors } from "./state/folds";
import { type Asked, begun, type History, redo, settled, step, undo } from "./state/history";
import { type KnownNode, learn, type NodeId, nothingKnown } from "./state/known";
import { beside, fan, moved, pinned, unpinned } from "./state/place";
import { restored, type Saved, wanted } from "./state/saved";
import { neighborhood } from "./state/select";
import { hide, shown, unhide } from "./state/shown";
import { empty, type Filter, type Hidden, type Point, type State } from "./state/state";
import type { Style } from "./state/style";
import { strings } from "./strings";

const t = strings.intent;
const none: ReadonlySet<string> = new Set();

export class Explorer {
  history = $state.raw<History>(begun(empty));
  known = $state.raw(nothingKnown());
  selected = $state.raw<ReadonlySet<NodeId>>(none);
  /** Where the keyboard is on the canvas: a node or a fold. */
  focus = $state("");
  /** The edge that was clicked. */
  edge = $state("");
  /** What is not dimmed; everything when undefined. */
  lit = $state.raw<ReadonlySet<string>>();
  /** The fold whose window is open. */
  opened = $state.raw<Fold>();
  /** What a screen reader is told. */
  said = $state("");
  asking = $state(0);
  arranging = $state(false);
  problem = $state.raw<Problem>();
  /** Nodes of an opened canvas that the database does not have. */
  missing = $state.raw<fetch.NodeName[]>([]);
  atOnce = $state(30);

  state = $derived(this.history.state);
  shown = $derived(shown(this.known, this.state));
  folds = $derived(folds(this.known, this.state));
  measured = $derived(measured(this.shown, this.state.style));

  /** The colours of the theme; set, as the canvas is, by the view while it is on screen. */
  palette = $state.raw<Palette>();
  canvas: Canvas | undefined;
  #stop: Stop | undefined;

  // --- Acts on the State: each is one step.

  act(intent: string, next: State, asked: readonly Asked[] = []): void {
    this.rest();
    this.history = step(this.history, intent, next, asked);
    this.#forget();
  }

  undo(): void {
    this.rest();
    const last = this.history.done.at(-1);
    this.history = undo(this.history);
    if (last) this.said = strings.said.undone(last.intent);
    this.#forget();
  }

  redo(): void {
    this.rest();
    const last = this.history.undone.at(-1);
    this.history = redo(this.history);
    if (last) this.said = strings.said.redone(last.intent);
    this.#forget();
  }

  collapse(id: NodeId): void {
    if (this.state.expanded.has(id)) this.act(t.collapse(this.name(id)), collapsed(this.state, id));
  }

  remove(ids: Iterable<NodeId>): void {
    const all = [...ids];
    this.act(t.remove(this.#what(all)), removed(this.state, all));
  }

  togglePin(ids: readonly NodeId[]): void {
    const on = ids.some((id) => !this.state.pinned.has(id));
    if (on) this.act(t.pin(this.#what(ids)), pinned(this.state, ids));
    else this.act(t.unpin(this.#what(ids)), unpinned(this.state, ids));
  }

  hideNodes(ids: readonly NodeId[]): void {
    this.hide(
      ids.map((id): Hidden => `node ${id}`),
      this.#what(ids),
    );
  }

  hide(what: readonly Hidden[], name: string): void {
    this.act(t.hide(name), hide(this.state, what));
  }

  show(what: readonly Hidden[] | undefined, name = ""): void {
    this.act(what ? t.show(name) : t.showAll, unhide(this.state, what));
  }

  filter(filters: readonly Filter[]): void {
    this.act(t.filter, { ...this.state, filters });
  }

  restyle(style: Style): void {
    this.act(t.style, { ...this.state, style });
  }

  move(places: ReadonlyMap<NodeId, Point>): void {
    this.act(t.move(this.#what([...places.keys()])), moved(this.state, places));
  }

  // --- Layouts.

  /** Arranges everything that is shown. */
  arrange(): void {
    this.rest();
    this.arranging = true;
    this.#stop = force(this.shown, this.state, {
      onmove: (ids, places) => this.canvas?.move(ids, places),
      onstop: (places) => {
        this.arranging = false;
        this.#stop = undefined;
        this.history = step(this.history, t.force, moved(this.state, this.#movable(places)));
        this.#look([...places.keys()]);
      },
    });
  }

  arrangeTree(): void {
    const places = tree(this.shown, [...this.selected]);
    this.act(t.tree, moved(this.state, this.#movable(places)));
    this.#look([...places.keys()]);
  }

  /** Finds places for what has just come; everything else stays. */
  #relax(free: ReadonlySet<NodeId>): void {
    if (free.size === 0) return;
    this.arranging = true;
    this.#stop = force(this.shown, this.state, {
      free,
      onmove: (ids, places) => this.canvas?.move(ids, places),
      onstop: (places) => {
        this.arranging = false;
        this.#stop = undefined;
        const own = new Map([...places].filter(([id]) => free.has(id)));
        this.history = settled(this.history, moved(this.state, own));
        this.#look([...free]);
      },
    });
  }

  /** Lets the camera follow once what came is drawn. */
  #look(came: readonly NodeId[]): void {
    void tick().then(() => this.canvas?.follow(came));
  }

  /** Ends a running layout where it is. */
  rest(): void {
    this.#stop?.();
  }

  #movable = (places: ReadonlyMap<NodeId, Point>) =>
    new Map([...places].filter(([id]) => !this.state.pinned.has(id)));

  // --- Acts that ask the server.

  /** Puts nodes on the canvas by label and key; a first and only one comes with its neighbours. */
  start(names: readonly fetch.NodeName[]): Promise<void> {
    return this.#ask(async () => {
      const found = await fetch.lookup(names);
      this.missing = found.missing;
      const [first, second] = found.nodes;
      if (first && !second && this.state.nodes.size === 0) await this.#begin(first, found.asked);
      else
        await this.#bring(found, (nodes) =>
          nodes.length === 1 ? t.add(nodes[0]?.name ?? "") : t.addMany(nodes.length),
        );
    });
  }

  /** Begins a canvas with a node and its neighbours: one step. */
  async #begin(node: KnownNode, asked: readonly Asked[]): Promise<void> {
    const came = await fetch.expand(node, this.#facet());
    this.known = learn(this.known, [node], []);
    const alone = added(this.state, [node.id], beside(this.state, [node.id]));
    this.#select(node.id);
    await this.#unfold(node, alone, t.begin(node.name), { ...came, asked: [...asked, ...came.asked] });
  }

  #facet = (): ExpandBody => ({ atOnce: this.atOnce, limit: Math.min(25, this.atOnce) });

  everything(most: number): Promise<void> {
    return this.#ask(async () => {
      await this.#bring(await fetch.all(most), () => t.everything);
      this.arrange();
    });
  }

  /** Expands a node; again, it brings what is not there yet. */
  expand(id: NodeId, facet: ExpandBody = {}, text?: string): Promise<void> {
    const node = this.known.nodes.get(id);
    if (!node || !this.state.nodes.has(id)) return Promise.resolve();
    return this.#ask(async () => {
      const known = knownNeighbors(this.known, this.state, id);
      const came = await fetch.expand(node, { ...this.#facet(), ...facet, known });
      if (!this.state.nodes.has(id)) return;
      await this.#unfold(node, this.state, text ? t.unfold(text, node.name) : t.expand(node.name), came);
    });
  }

  /** Puts what an expansion brought around its node, which stands on the canvas of `from`. */
  async #unfold(node: KnownNode, from: State, intent: string, came: fetch.Expanded): Promise<void> {
    this.rest();
    this.known = learn(this.known, came.nodes, came.edges);
    const ids = came.nodes.map((one) => one.id).filter((other) => other !== node.id);
    const fresh = ids.filter((other) => !from.nodes.has(other));
    const present = [...from.nodes.keys()];
    const places = fan(from, node.id, fresh);
    const next = expanded(this.known, from, node.id, came.groups, ids, places);
    this.history = step(this.history, intent, next, came.asked);
    this.#tellExpanded(node, fresh.length);
    await this.#learnEdges(fresh, present);
    if (fresh.length === 0) this.#look([node.id]);
    this.#relax(new Set(fresh));
  }

  #tellExpanded(node: KnownNode, came: number): void {
    const folded = foldsOf(this.known, this.state, node.id).reduce((sum, fold) => sum + fold.left, 0);
    this.said =
      came + folded === 0
        ? strings.said.nothingNew(node.name)
        : strings.said.expanded(node.name, came, folded);
  }

  /** Shortest paths between two nodes; the rest is dimmed. */
  path(from: NodeId, to: NodeId): Promise<void> {
    return this.#paths(to, from, t.path(this.name(from), this.name(to)));
  }

  pathsTo(to: NodeId): Promise<void> {
    return this.#paths(to, undefined, t.pathsTo(this.name(to)));
  }

  #paths(to: NodeId, from: NodeId | undefined, intent: string): Promise<void> {
    const [end, start] = [this.known.nodes.get(to), from ? this.known.nodes.get(from) : undefined];
    if (!end) return Promise.resolve();
    return this.#ask(async () => {
      const found = await fetch.paths(end, start);
      if (found.paths.length === 0) {
        this.said = from ? strings.select.noPath : strings.select.noPaths;
        return;
      }
      await this.#bring(found, () => intent);
      this.lit = new Set(found.paths.flatMap((path) => path.nodes));
      const hops = (found.paths[0]?.nodes.length ?? 1) - 1;
      this.said = from
        ? strings.select.pathFound(found.paths.length, hops)
        : strings.select.pathsFound(found.paths.length);
    });
  }

  /** Opens a saved canvas, looked at as it was: everything of it that the database still has. */
  open(canvas: Saved): Promise<void> {
    return this.#ask(async () => {
      const names = wanted(canvas);
      const found = await fetch.lookup(names);
      this.known = learn(this.known, found.nodes, []);
      const byName = new Map(found.nodes.map((node) => [`${node.label}:${node.key}`, node.id]));
      const ids = names.map(({ label, key }) => byName.get(`${label}:${key}`));
      const there = ids.filter((id) => id !== undefined);
      await this.#learnEdges(there, []);
      const open = (canvas.e ?? []).flatMap((i) => ids[i] ?? []);
      const groups = await Promise.all(open.map(async (id) => [id, await this.#groups(id)] as const));
      this.missing = found.missing;
      this.history = begun(restored(this.known, canvas, ids, new Map(groups)));
      this.#forget();
      await tick();
      const [x, y, ratio] = canvas.c ?? [];
      if (!this.canvas) return;
      if (x === undefined || y === undefined || ratio === undefined) this.canvas.fit();
      else this.canvas.camera = { x, y, ratio };
    });
  }

  async #groups(id: NodeId) {
    const node = this.known.nodes.get(id);
    return node ? (await fetch.expand(node, { countsOnly: true })).groups : [];
  }

  /** Puts on the canvas what arrived, and fetches every edge between it and what is there. */
  async #bring(arrival: fetch.Arrival, intent: (fresh: KnownNode[]) => string): Promise<void> {
    this.rest();
    this.known = learn(this.known, arrival.nodes, arrival.edges);
    const fresh = arrival.nodes.filter(({ id }) => !this.state.nodes.has(id));
    const first = arrival.nodes[0];
    if (fresh.length === 0) {
      if (first) this.said = strings.said.already(first.name);
      this.#select(first?.id);
      return;
    }
    const ids = fresh.map((node) => node.id);
    const present = [...this.state.nodes.keys()];
    const next = added(this.state, ids, beside(this.state, ids));
    this.history = step(this.history, intent(fresh), next, arrival.asked);
    this.said = intent(fresh);
    if (ids.length === 1) this.#select(ids[0]);
    await this.#learnEdges(ids, present);
    if (ids.length > 1) this.#relax(new Set(ids));
    else this.#look(ids);
  }

  async #learnEdges(fresh: readonly NodeId[], present: readonly NodeId[]): Promise<void> {
    const joining = await fetch.between(fresh, present);
    this.known = learn(this.known, [], joining.edges);
  }

  async #ask(what: () => Promise<void>): Promise<void> {
    this.asking++;
    this.problem = undefined;
    try {
      await what();
    } catch (error) {
      this.problem = problemOf(error);
      health.report(this.problem);
    } finally {
      this.asking--;
    }
  }

  // --- What is selected and lit; no steps.

  select(ids: Iterable<NodeId>): void {
    this.selected = new Set(ids);
    this.edge = "";
  }

  /** Selects a node and brings it into view. */
  reveal(id: NodeId): void {
    this.#select(id);
    this.canvas?.reveal(id);
  }

  toggle(id: NodeId): void {
    const next = new Set(this.selected);
    if (!next.delete(id)) next.add(id);
    this.select(next);
  }

  #select(id: NodeId | undefined): void {
    if (!id) return;
    this.select([id]);
    this.focus = id;
  }

  /** Clears one thing at a time: what is dimmed, then what is selected. Tells whether there was any. */
  clear(): boolean {
    const there = this.lit !== undefined || this.selected.size > 0 || this.edge !== "";
    if (this.lit) this.lit = undefined;
    else this.select([]);
    if (there) this.said = strings.said.cleared;
    return there;
  }

  /** Dims all but the selected nodes and their neighbours. */
  only(): void {
    this.lit = this.lit ? undefined : neighborhood(this.shown, this.selected);
  }

  /** Forgets marks on what is no longer shown. */
  #forget(): void {
    const there = (id: string) => this.shown.nodes.has(id);
    if ([...this.selected].some((id) => !there(id)))
      this.selected = new Set([...this.selected].filter(there));
    if (this.edge && !this.shown.edges.has(this.edge)) this.edge = "";
    if (this.lit && ![...this.lit].some(there)) this.lit = undefined;
  }

  // --- Words.

  name(id: NodeId): string {
    return this.known.nodes.get(id)?.name ?? "";
  }

  #what(ids: readonly NodeId[]): string {
    return ids.length === 1 ? this.name(ids[0] ?? "") : t.nodes(ids.length);
  }

  /** How many of its edges are shown. */
  connections(id: NodeId): number {
    return (this.known.at.get(id) ?? []).filter((edge) => this.shown.edges.has(edge)).length;
  }

  foldName(fold: Fold): string {
    return foldName(fold);
  }
}
