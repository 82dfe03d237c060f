// The tree layout: levels from the roots downwards, each parent above its children,
// and many leaves of one parent as a block.
import type { NodeId } from "../state/known";
import { spacing } from "../state/place";
import type { Shown } from "../state/shown";
import type { Point } from "../state/state";

interface Branch {
  id: NodeId;
  children: Branch[];
}

/** Leaves of one parent that stand in one row. */
const inRow = 8;

/** Places for everything that is shown; `roots` stand on top, the best linked one of every part otherwise. */
export function tree(shown: Shown, roots: readonly NodeId[]): Map<NodeId, Point> {
  const near = neighbors(shown);
  const places = new Map<NodeId, Point>();
  const seen = new Set<NodeId>();
  const order = [...shown.nodes.keys()].sort((a, b) => (near.get(b)?.size ?? 0) - (near.get(a)?.size ?? 0));
  let left = 0;
  for (const root of [...roots, ...order]) {
    if (seen.has(root) || !shown.nodes.has(root)) continue;
    left += put(grown(root, near, seen), left, 0, places) + 1;
  }
  return places;
}

function neighbors(shown: Shown): Map<NodeId, Set<NodeId>> {
  const near = new Map<NodeId, Set<NodeId>>([...shown.nodes.keys()].map((id) => [id, new Set()]));
  for (const { source, target } of shown.edges.values()) {
    if (source === target) continue;
    near.get(source)?.add(target);
    near.get(target)?.add(source);
  }
  return near;
}

/** The tree that a breadth-first walk from the root makes. */
function grown(root: NodeId, near: ReadonlyMap<NodeId, ReadonlySet<NodeId>>, seen: Set<NodeId>): Branch {
  const top: Branch = { id: root, children: [] };
  seen.add(root);
  const queue = [top];
  for (const branch of queue) {
    for (const id of near.get(branch.id) ?? []) {
      if (seen.has(id)) continue;
      seen.add(id);
      const child = { id, children: [] };
      branch.children.push(child);
      queue.push(child);
    }
  }
  return top;
}

const [across, down] = [spacing * 1.6, spacing * 2.4];

/** Puts a branch with its left edge at `left` and returns how wide it is, in nodes. */
function put(branch: Branch, left: number, level: number, places: Map<NodeId, Point>): number {
  const leaves = branch.children.filter((child) => child.children.length === 0);
  const inner = branch.children.filter((child) => child.children.length > 0);
  let width = 0;
  for (const child of inner) width += put(child, left + width, level + 1, places);
  const columns = Math.min(leaves.length, Math.max(inRow, Math.ceil(Math.sqrt(leaves.length))));
  leaves.forEach((leaf, i) => {
    const row = Math.floor(i / columns);
    places.set(leaf.id, {
      x: (left + width + (i % columns)) * across,
      y: -(level + 1) * down - row * spacing,
    });
  });
  width = Math.max(width + columns, 1);
  places.set(branch.id, { x: (left + (width - 1) / 2) * across, y: -level * down });
  return width;
}
