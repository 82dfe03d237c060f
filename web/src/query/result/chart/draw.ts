// A chart as SVG, drawn by Observable Plot; this file is loaded when a chart is
// looked at. Colours are those of the pictures.
import * as Plot from "@observablehq/plot";
import type { ChartKind } from "./choice";
import { extent, type Point } from "./points";

export interface Drawing {
  kind: ChartKind;
  points: Point[];
  names: { x: string; y: string; z: string | undefined };
  width: number;
  /** Colour of texts and axes. */
  ink: string;
  dark: boolean;
  /** The text alternative. */
  alt: string;
}

const palette = ["#0072b2", "#d08700", "#009e73", "#b0609a", "#2a9fd0", "#d55e00", "#8f8a00", "#6b7785"];
const barHeight = 24;
const longest = 28;

const short = (value: unknown) => {
  const text = String(value);
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
};

/** Room in pixels for the names along the left side. */
const roomFor = (points: readonly Point[]) =>
  points.reduce((most, { y, x }) => Math.max(most, short(typeof x === "string" ? x : y).length), 4) * 7 + 16;

/** The same below, for names that are set at a slant. */
const slanted = (points: readonly Point[]) =>
  points.reduce((most, { x }) => Math.max(most, short(x).length), 4) * 4.6 + 24;

export function draw(drawing: Drawing): SVGSVGElement {
  const svg = Plot.plot({
    ...options[drawing.kind](drawing),
    width: drawing.width,
    figure: false,
    style: { color: drawing.ink, background: "transparent", fontSize: "12px", overflow: "visible" },
  } as Plot.PlotOptions) as SVGSVGElement;
  // The page's policy allows no style elements; what this one says stands in the page's own styles.
  for (const style of svg.querySelectorAll("style")) style.remove();
  addLegend(svg, drawing);
  describe(svg, drawing.alt);
  return svg;
}

/** Says what is seen to a screen reader as one picture; its parts say nothing of their own. */
function describe(svg: SVGSVGElement, alt: string) {
  for (const part of svg.querySelectorAll("g[aria-label]")) part.removeAttribute("aria-label");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", alt);
  const title = document.createElementNS(svg.namespaceURI, "title");
  title.textContent = alt;
  svg.prepend(title);
}

const colour = ({ points, kind, dark }: Drawing): Plot.ScaleOptions => {
  const numbers = points.some(({ z }) => typeof z === "number");
  if (kind === "heat" || numbers) return { type: "linear", scheme: "blues", range: [0.2, 1], reverse: dark };
  return { type: "categorical", range: palette };
};

const first = palette[0] as string;
const legendHeight = 28;
const top = ({ names }: Drawing) => (names.z === undefined ? 24 : legendHeight + 24);
const bottom = 44;

const options: Record<ChartKind, (drawing: Drawing) => Plot.PlotOptions> = {
  bar: (d) => ({
    marginLeft: roomFor(d.points),
    marginTop: top(d),
    marginBottom: bottom,
    height: new Set(d.points.map(({ x }) => String(x))).size * barHeight + top(d) + bottom,
    x: { grid: true, label: d.names.y, zero: true },
    y: { label: null, tickFormat: short, domain: [...new Set(d.points.map(({ x }) => String(x)))] },
    color: colour(d),
    marks: [
      Plot.barX(d.points, { y: (p: Point) => String(p.x), x: "y", fill: d.names.z ? "z" : first, tip: true }),
      Plot.ruleX([0]),
    ],
  }),
  line: (d) => ({
    marginLeft: 56,
    marginTop: top(d),
    marginBottom: bottom,
    height: 380,
    x: { label: d.names.x, ...(typeof d.points[0]?.x === "string" && { type: "point", tickFormat: short }) },
    y: { grid: true, label: d.names.y },
    color: colour(d),
    marks: [
      Plot.lineY(d.points, {
        x: "x",
        y: "y",
        z: "z",
        stroke: d.names.z ? "z" : first,
        strokeWidth: 2,
        tip: true,
      }),
      Plot.dot(d.points, { x: "x", y: "y", fill: d.names.z ? "z" : first, r: d.points.length > 200 ? 0 : 3 }),
    ],
  }),
  scatter: (d) => ({
    marginLeft: 56,
    marginTop: top(d),
    marginBottom: bottom,
    height: 420,
    x: { grid: true, label: d.names.x },
    y: { grid: true, label: d.names.y },
    color: colour(d),
    marks: [
      Plot.dot(d.points, {
        x: "x",
        y: "y",
        fill: d.names.z ? "z" : first,
        fillOpacity: 0.7,
        r: 4,
        tip: true,
      }),
    ],
  }),
  heat: (d) => ({
    marginLeft: roomFor(d.points.map(({ y }) => ({ x: y, y, z: undefined }))),
    marginBottom: slanted(d.points),
    marginTop: top(d),
    height: new Set(d.points.map(({ y }) => String(y))).size * barHeight + top(d) + slanted(d.points),
    x: { type: "band", label: null, tickRotate: -40, tickFormat: short },
    y: { type: "band", label: null, tickFormat: short },
    color: colour(d),
    marks: [Plot.cell(d.points, { x: "x", y: "y", fill: "z", inset: 0.5, tip: true })],
  }),
};

/** A legend inside the picture, so that a copy of it can be read too. */
function addLegend(svg: SVGSVGElement, drawing: Drawing) {
  const scale = (svg as unknown as Plot.Plot).scale("color");
  if (drawing.names.z === undefined || !scale) return;
  const element = (name: string, attributes: Record<string, string | number>, text = "") => {
    const node = document.createElementNS(svg.namespaceURI, name) as SVGElement;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    node.textContent = text;
    return node;
  };
  const group = element("g", { "aria-hidden": "true", "text-anchor": "start" });
  // Beside the name of the axis, which stands in the corner.
  let x = drawing.kind === "line" || drawing.kind === "scatter" ? 120 : 8;
  const write = (text: string, fill?: string) => {
    if (fill) group.append(element("rect", { x, y: 6, width: 11, height: 11, rx: 2, fill }));
    if (fill) x += 15;
    group.append(element("text", { x, y: 16 }, text));
    x += text.length * 7 + 14;
  };
  write(`${short(drawing.names.z)}:`);
  for (const value of shown(drawing, scale)) {
    if (x < drawing.width - 60) write(short(value), scale.apply(value) as string);
  }
  svg.append(group);
}

/** The values that a legend names: every name, or five numbers from the least to the most. */
function shown({ points }: Drawing, { domain, type }: Plot.Scale): (string | number)[] {
  if (type !== "linear") return [...(domain as Iterable<string>)];
  const [least, most] = extent(points, "z") ?? [0, 0];
  const steps = least === most ? [0] : [0, 0.25, 0.5, 0.75, 1];
  return steps.map((step) => Number((least + step * (most - least)).toPrecision(3)));
}
