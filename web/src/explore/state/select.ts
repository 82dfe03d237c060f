// Choosing nodes of what is shown: neighbours, a lasso, a text, the next one in a direction.
import type { Scene } from "../draw/scene";
import type { NodeId } from "./known";
import type { Shown } from "./shown";
import type { Point } from "./state";

/** The nodes and everything that an edge joins with them. */
export function neighborhood(shown: Shown, of: ReadonlySet<NodeId>): Set<NodeId> {
  const near = new Set(of);
  for (const { source, target } of shown.edges.values()) {
    if (of.has(source)) near.add(target);
    if (of.has(target)) near.add(source);
  }
  return near;
}

/** Whether a point is inside of a polygon (even-odd rule). */
export function inside(polygon: readonly Point[], { x, y }: Point): boolean {
  let within = false;
  polygon.forEach((a, i) => {
    const b = polygon[(i + polygon.length - 1) % polygon.length] as Point;
    if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) within = !within;
  });
  return within;
}

/** The next node whose name begins with the letter, after the one given, going round. */
export function nextByLetter(scene: Scene, letter: string, after: string): string | undefined {
  const begins = (name: string) => name.toLowerCase().startsWith(letter.toLowerCase());
  const all = [...scene.nodes.values()].filter((node) => !node.fold && begins(node.name));
  all.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
  return all[(all.findIndex((node) => node.id === after) + 1) % all.length]?.id;
}

export type Arrow = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown";

const ways: Record<Arrow, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};

/** The neighbour, or fold, that lies most in the direction of an arrow key; none when none lies that way. */
export function along(scene: Scene, from: string, arrow: Arrow): string | undefined {
  const at = scene.nodes.get(from);
  if (!at) return undefined;
  const way = ways[arrow];
  let [best, most] = [undefined as string | undefined, 0.25];
  for (const edge of scene.edges.values()) {
    if (edge.source !== from && edge.target !== from) continue;
    const other = scene.nodes.get(edge.source === from ? edge.target : edge.source);
    if (!other || other.id === from) continue;
    const [dx, dy] = [other.x - at.x, other.y - at.y];
    const agreement = (dx * way.x + dy * way.y) / (Math.hypot(dx, dy) || 1);
    if (agreement > most) [best, most] = [other.id, agreement];
  }
  return best;
}

/** Whether a text is in a name, label or key, without case. */
export function matching(
  text: string,
  { name, label, key }: { name: string; label: string; key: string },
): boolean {
  const wanted = text.trim().toLowerCase();
  return [name, label, key].some((part) => part.toLowerCase().includes(wanted));
}
