// One file with the picture, its data and a small viewer: opens without this server
// and without a network.
import { valueText } from "../../things/value";
import type { Palette } from "../draw/palette";
import type { Scene } from "../draw/scene";
import type { Shown } from "../state/shown";
import { escaped } from "./shape";
import style from "./viewer/viewer.css?raw";
import script from "./viewer/viewer.js?raw";

/** What the viewer reads; see viewer/viewer.js. */
export interface ViewerData {
  title: string;
  nodes: {
    x: number;
    y: number;
    size: number;
    colour: string;
    name: string;
    label: string;
    facts: [string, string][];
  }[];
  edges: { from: number; to: number; type: string; colour: string; size: number; bend: number }[];
}

export function viewerData(scene: Scene, shown: Shown, title: string): ViewerData {
  const drawn = [...scene.nodes.values()].filter((node) => !node.fold);
  const index = new Map(drawn.map((node, i) => [node.id, i]));
  return {
    title,
    nodes: drawn.map(({ id, x, y, size, colour, label }) => ({
      x: Math.round(x),
      y: Math.round(-y),
      size,
      colour,
      label,
      name: shown.nodes.get(id)?.name ?? "",
      facts: Object.entries(shown.nodes.get(id)?.properties ?? {}).map(([name, value]) => [
        name,
        valueText(value),
      ]),
    })),
    edges: [...scene.edges.values()].flatMap(({ source, target, type, colour, size, bend }) => {
      const [from, to] = [index.get(source), index.get(target)];
      return from === undefined || to === undefined ? [] : [{ from, to, type, colour, size, bend }];
    }),
  };
}

/** JSON that can stand in a script element: no text in it can end the element. */
const embedded = (data: ViewerData) => JSON.stringify(data).replaceAll("<", "\\u003c");

export function html(scene: Scene, shown: Shown, palette: Palette, title: string): string {
  const data = viewerData(scene, shown, title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
:root { --ground: ${palette.ground}; --ink: ${palette.ink}; --quiet: ${palette.quiet}; --accent: ${palette.accent}; }
${style}</style>
</head>
<body>
<main><canvas aria-hidden="true"></canvas></main>
<aside aria-label="Nodes"></aside>
<script type="application/json" id="data">${embedded(data)}</script>
<script>
${script}</script>
</body>
</html>
`;
}
