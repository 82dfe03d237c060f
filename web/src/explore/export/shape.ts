// The picture as geometry, for the exports that draw: y downwards, a margin around.
import type { DrawnEdge, DrawnNode, Scene } from "../draw/scene";

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

const margin = { side: 130, top: 40, bottom: 60 };

/** What the picture covers. */
export function boxOf(scene: Scene): Box {
  const nodes = [...scene.nodes.values()];
  if (nodes.length === 0) return { left: 0, top: 0, width: 300, height: 150 };
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of nodes) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, -y);
    bottom = Math.max(bottom, -y);
  }
  return {
    left: left - margin.side,
    top: top - margin.top,
    width: right - left + 2 * margin.side,
    height: bottom - top + margin.top + margin.bottom,
  };
}

export interface Line {
  from: { x: number; y: number };
  to: { x: number; y: number };
  /** Where a bent line is pulled to; the middle of a straight one. */
  by: { x: number; y: number };
}

/** An edge from the rim of one node to the rim of the other; undefined for a loop. */
export function lineOf(edge: DrawnEdge, source: DrawnNode, target: DrawnNode): Line | undefined {
  const [a, b] = [
    { x: source.x, y: -source.y },
    { x: target.x, y: -target.y },
  ];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  if (length === 0) return undefined;
  const by = {
    x: (a.x + b.x) / 2 + edge.bend * (b.y - a.y),
    y: (a.y + b.y) / 2 - edge.bend * (b.x - a.x),
  };
  const rim = (at: { x: number; y: number }, radius: number) => {
    const away = Math.hypot(by.x - at.x, by.y - at.y) || 1;
    return { x: at.x + ((by.x - at.x) / away) * radius, y: at.y + ((by.y - at.y) / away) * radius };
  };
  return { from: rim(a, source.size), to: rim(b, target.size + 3), by };
}

/** Characters that XML 1.0 cannot hold at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const impossible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML and HTML, without halves of characters, in an element or an attribute. */
export const escaped = (text: string) =>
  text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .replace(impossible, "\ufffd")
    .replace(/[&<>"]/g, (c) => escapes[c] as string);
