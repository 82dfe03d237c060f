// What is shown as an SVG of its own: no script, no style from elsewhere.
import type { Palette } from "../draw/palette";
import type { DrawnEdge, DrawnNode, Scene } from "../draw/scene";
import { boxOf, escaped, lineOf } from "./shape";

const one = (n: number) => String(Math.round(n * 10) / 10);

export function svg(scene: Scene, palette: Palette, title: string): string {
  const { left, top, width, height } = boxOf(scene);
  const colours = [...new Set([...scene.edges.values()].map((edge) => edge.colour))];
  const lines = [...scene.edges.values()].flatMap((edge) => line(scene, edge, colours, palette));
  const nodes = [...scene.nodes.values()].map((node) => circle(node, palette));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${one(width)}" height="${one(height)}" viewBox="${[left, top, width, height].map(one).join(" ")}" font-family="${escaped(palette.font)}" font-size="12">`,
    `<title>${escaped(title)}</title>`,
    `<rect x="${one(left)}" y="${one(top)}" width="${one(width)}" height="${one(height)}" fill="${palette.ground}"/>`,
    `<defs>${colours.map(arrow).join("")}</defs>`,
    ...lines,
    ...nodes,
    "</svg>",
    "",
  ].join("\n");
}

const arrow = (colour: string, i: number) =>
  `<marker id="arrow${i}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto-start-reverse"><path d="M0 0 8 4 0 8Z" fill="${colour}"/></marker>`;

function line(scene: Scene, edge: DrawnEdge, colours: readonly string[], palette: Palette): string[] {
  const [source, target] = [scene.nodes.get(edge.source), scene.nodes.get(edge.target)];
  const is = source && target && lineOf(edge, source, target);
  if (!is) return [];
  const { from, to, by } = is;
  const dash = edge.dashed
    ? ' stroke-dasharray="3 3"'
    : ` marker-end="url(#arrow${colours.indexOf(edge.colour)})"`;
  const path = `<path d="M${one(from.x)} ${one(from.y)}Q${one(by.x)} ${one(by.y)} ${one(to.x)} ${one(to.y)}" fill="none" stroke="${edge.colour}" stroke-width="${one(edge.size)}"${dash}/>`;
  if (edge.caption === "") return [path];
  return [path, text(by.x, by.y - 3, edge.caption, palette.quiet, palette, 10)];
}

function circle(node: DrawnNode, palette: Palette): string {
  const [fill, stroke] = node.fold
    ? [palette.ground, node.colour]
    : [node.colour, node.pinned ? palette.ink : node.colour];
  return `<g><circle cx="${one(node.x)}" cy="${one(-node.y)}" r="${one(node.size)}" fill="${fill}" stroke="${stroke}" stroke-width="2"/>${text(node.x, -node.y + node.size + 13, node.name, palette.ink, palette, 12)}</g>`;
}

const text = (x: number, y: number, name: string, colour: string, palette: Palette, size: number) =>
  `<text x="${one(x)}" y="${one(y)}" text-anchor="middle" font-size="${size}" fill="${colour}" stroke="${palette.ground}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${escaped(name)}</text>`;
