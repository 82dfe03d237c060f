// What the search window lists for a text: recent choices, things of the database,
// views, saved queries and commands, the group with the best match first. Pure.
import type { SearchHit } from "../api/types";
import type { Saved } from "../query/saved/saved";
import { savedHref } from "../query/saved/saved.svelte";
import { thingHref } from "../route/route";
import { t } from "../strings";
import type { Command } from "./commands.svelte";
import type { ViewTab } from "./views";

export type GroupId = "recent" | "things" | "views" | "saved" | "commands";

/** Something to choose: a place to go to, or an act. */
export interface Entry {
  name: string;
  href?: string;
  run?: () => void;
  label?: string;
  dataset?: string;
  alias?: string;
  /** What is said beside the name: a folder, keys. */
  note?: string;
}

export interface Group {
  id: GroupId;
  entries: Entry[];
}

export interface Sources {
  hits: readonly SearchHit[];
  views: readonly ViewTab[];
  saved: readonly Saved[];
  commands: readonly Command[];
  recent: readonly Entry[];
}

/** Entries of a group that are shown at most, things excepted: those the API has ranked. */
const most = 6;

/** How well a name fits a text: as a whole, at its start, at the start of a word, anywhere; 0 is not at all. */
export function closeness(name: string, q: string): number {
  const [text, wanted] = [name.toLowerCase(), q.toLowerCase()];
  if (text === wanted) return 4;
  if (text.startsWith(wanted)) return 3;
  const at = text.indexOf(wanted);
  if (at < 0) return 0;
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? "") ? 1 : 2;
}

/** The groups for a text. Without one: recent choices, views and commands. */
export function groups(q: string, { hits, views, saved, commands, recent }: Sources): Group[] {
  const all: Group[] = [
    { id: "recent", entries: matching(q, recent) },
    { id: "things", entries: hits.map(thing) },
    { id: "views", entries: matching(q, views.map(view)) },
    { id: "saved", entries: matching(q, q ? saved.map(savedEntry) : []) },
    { id: "commands", entries: matching(q, commands.map(command)) },
  ];
  const found = all.filter(({ entries }) => entries.length > 0).map((group) => distinct(group, recent, q));
  if (!q) return found;
  const best = ({ entries }: Group) => Math.max(...entries.map(({ name }) => closeness(name, q)));
  return found.filter(({ entries }) => entries.length > 0).sort((a, b) => best(b) - best(a));
}

/** A thing or view that stands under Recent already is not listed again. */
function distinct(group: Group, recent: readonly Entry[], q: string): Group {
  if (group.id === "recent" || !q) return group;
  const shown = new Set(matching(q, recent).map(({ href }) => href));
  return { ...group, entries: group.entries.filter(({ href }) => href === undefined || !shown.has(href)) };
}

function matching(q: string, entries: readonly Entry[]): Entry[] {
  if (!q) return entries.slice(0, most);
  return entries
    .map((entry) => ({ entry, score: closeness(entry.name, q) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ entry }) => entry);
}

const thing = (hit: SearchHit): Entry => ({
  href: thingHref(hit),
  name: hit.name,
  label: hit.label,
  dataset: hit.dataset,
  alias: hit.matched,
});

const view = (tab: ViewTab): Entry => ({ href: tab.href, name: t.views[tab.id] });

const savedEntry = (one: Saved): Entry => ({ href: savedHref(one), name: one.name, note: one.folder });

const command = ({ name, keys, run }: Command): Entry => ({ name, run, note: keys?.join(" ") });

const kept = 8;

/** Puts what was chosen first; acts are not remembered, only places. */
export function remembered(recent: readonly Entry[], { name, href, label, dataset }: Entry): Entry[] {
  if (!href) return [...recent];
  const one = { name, href, label, dataset };
  return [one, ...recent.filter((old) => old.href !== href)].slice(0, kept);
}
