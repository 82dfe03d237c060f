// What can be done with what is selected: the Selection panel and the menu offer it.
import { thingHref } from "../route/route";
import { labelHeading } from "../things/words";
import type { Explorer } from "./explorer.svelte";
import type { KnownEdge, KnownNode, NodeId } from "./state/known";
import { neighborhood } from "./state/select";
import { strings } from "./strings";

export interface Act {
  name: string;
  /** The key that does it in the table. */
  key?: string;
  pressed?: boolean;
  run?: () => void;
  /** Where it leads, for an act that is a link. */
  href?: string;
}

const s = strings.select;
const keys = strings.table.keys;

/** What can be done with the selected nodes. */
export function nodeActs(explorer: Explorer): Act[] {
  const ids = [...explorer.selected];
  const one = ids.length === 1 ? explorer.known.nodes.get(ids[0] ?? "") : undefined;
  if (ids.length === 0) return [];
  return [
    ...(one ? own(explorer, one) : []),
    ...shared(explorer, ids),
    ...(one ? around(explorer, one) : []),
  ];
}

function own(explorer: Explorer, { id }: KnownNode): Act[] {
  const expand: Act = { name: s.expand, key: keys.expand, run: () => void explorer.expand(id) };
  if (!explorer.state.expanded.has(id)) return [expand];
  return [expand, { name: s.collapse, key: keys.collapse, run: () => explorer.collapse(id) }];
}

function shared(explorer: Explorer, ids: NodeId[]): Act[] {
  const [a = "", b = ""] = ids;
  const pinned = ids.every((id) => explorer.state.pinned.has(id));
  const { lit } = explorer;
  return [
    { name: pinned ? s.unpin : s.pin, key: keys.pin, run: () => explorer.togglePin(ids) },
    { name: s.hide, key: keys.hide, run: () => explorer.hideNodes(ids) },
    { name: s.remove, key: keys.remove, run: () => explorer.remove(ids) },
    { name: lit ? s.undim : s.only, pressed: lit !== undefined, run: () => explorer.only() },
    { name: s.neighbors, run: () => explorer.select(neighborhood(explorer.shown, explorer.selected)) },
    ...(ids.length === 2 ? [{ name: s.path, run: () => void explorer.path(a, b) }] : []),
  ];
}

function around(explorer: Explorer, node: KnownNode): Act[] {
  const heading = labelHeading(node.label);
  const hideLabel = () => explorer.hide([`label ${node.label}`], heading);
  return [
    { name: s.pathsTo, run: () => void explorer.pathsTo(node.id) },
    { name: s.hideLabel(heading), run: hideLabel },
    ...(node.label ? [{ name: s.open, href: thingHref(node) }] : []),
  ];
}

/** What can be done with the relationship that was clicked; `name` tells which. */
export function edgeActs(explorer: Explorer, edge: KnownEdge, name: string): Act[] {
  return [
    { name: s.hide, run: () => explorer.hide([`edge ${edge.id}`], name) },
    { name: s.hideType(edge.type), run: () => explorer.hide([`type ${edge.type}`], edge.type) },
  ];
}
