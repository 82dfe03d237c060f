// The canvas: sigma shows a scene, and says what the pointer does with it. It knows
// nothing of the State.
import { createEdgeCurveProgram } from "@sigma/edge-curve";
import { createNodeBorderProgram } from "@sigma/node-border";
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeRectangleProgram } from "sigma/rendering";
import type { Camera } from "../state/saved";
import type { Point } from "../state/state";
import { drawEdgeLabel, drawHover, Labels } from "./labels";
import { faded, type Palette } from "./palette";
import type { DrawnEdge, DrawnNode, Scene } from "./scene";

/** What stands out for a moment; none of it is part of the scene. */
export interface Emphasis {
  selected: ReadonlySet<string>;
  /** The node that the keyboard is at. */
  focus: string;
  /** Everything else is dimmed. */
  lit?: ReadonlySet<string>;
  edge: string;
}

export interface Pointer {
  node: (id: string, more: boolean) => void;
  open: (id: string) => void;
  /** The menu of a node is wanted, at a place in pixels. */
  menu: (id: string, at: Point) => void;
  edge: (id: string) => void;
  ground: () => void;
  hover: (id: string | undefined) => void;
  /** Nodes were dragged to new places. */
  moved: (places: ReadonlyMap<string, Point>) => void;
  camera: () => void;
}

/** The square of node coordinates that fills the canvas at ratio 1; it never changes, so nothing jumps. */
const half = 500;
/** As near as `fit` goes. */
const closest = 0.3;
/** Room that `fit` leaves below the lowest node, in units of the nodes. */
const foot = 50;
/** Edges that can be pointed at, and are drawn while the picture moves; with more it would not be smooth. */
const fewEdges = 8000;

export class Canvas {
  readonly sigma: Sigma;
  #labels = new Labels();
  #graph = new MultiDirectedGraph();
  /** How much larger than usual the page is on this screen. */
  #rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  #palette: Palette;
  #emphasis: Emphasis = { selected: new Set(), focus: "", edge: "" };
  #hovered = "";
  /** The camera is where `fit` put it: nobody has looked elsewhere since. */
  #fitted = true;
  #own = false;

  constructor(container: HTMLElement, palette: Palette, pointer: Pointer, still: boolean) {
    this.#palette = palette;
    this.sigma = new Sigma(this.#graph, container, {
      allowInvalidContainer: true,
      defaultNodeType: "bordered",
      defaultEdgeType: "arrow",
      nodeProgramClasses: { bordered: bordered() },
      edgeProgramClasses: { arrow: EdgeArrowProgram, line: EdgeRectangleProgram, curved: curved() },
      defaultDrawNodeLabel: this.#labels.draw,
      defaultDrawNodeHover: drawHover,
      defaultDrawEdgeLabel: drawEdgeLabel,
      labelFont: palette.font,
      labelSize: 13 * this.#rem,
      labelWeight: "500",
      edgeLabelFont: palette.font,
      edgeLabelSize: 11 * this.#rem,
      labelDensity: 1.2,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      stagePadding: 0,
      minCameraRatio: 0.02,
      maxCameraRatio: 60,
      zoomDuration: still ? 0 : 150,
      inertiaDuration: still ? 0 : 200,
      doubleClickZoomingDuration: still ? 0 : 200,
      zIndex: true,
      nodeReducer: (id, data) => this.#node(id, data as Drawing),
      edgeReducer: (id, data) => this.#edge(id, data as EdgeDrawing),
    });
    this.sigma.setCustomBBox({ x: [-half, half], y: [-half, half] });
    this.paint(palette);
    this.#listen(pointer);
  }

  /** Shows another scene; what stays is updated where it is. */
  show(scene: Scene): void {
    const graph = this.#graph;
    for (const id of graph.edges()) if (!scene.edges.has(id)) graph.dropEdge(id);
    for (const id of graph.nodes()) if (!scene.nodes.has(id)) graph.dropNode(id);
    for (const node of scene.nodes.values()) graph.mergeNode(node.id, drawing(node, this.#rem));
    for (const edge of scene.edges.values()) {
      if (graph.hasEdge(edge.id)) graph.replaceEdgeAttributes(edge.id, edgeDrawing(edge));
      else graph.addEdgeWithKey(edge.id, edge.source, edge.target, edgeDrawing(edge));
    }
    const few = scene.edges.size <= fewEdges;
    if (this.sigma.getSetting("enableEdgeEvents") !== few)
      this.sigma.setSettings({ enableEdgeEvents: few, hideEdgesOnMove: !few, hideLabelsOnMove: !few });
    const captions = [...scene.edges.values()].some((edge) => edge.caption !== "");
    if (this.sigma.getSetting("renderEdgeLabels") !== captions)
      this.sigma.setSetting("renderEdgeLabels", captions);
    if (this.#hovered && !scene.nodes.has(this.#hovered)) this.#hovered = "";
  }

  emphasise(emphasis: Emphasis): void {
    this.#emphasis = emphasis;
    this.sigma.refresh({ skipIndexation: true, schedule: true });
  }

  /** Moves nodes at once, without a new scene: a layout is running. */
  move(ids: readonly string[], places: Float32Array): void {
    ids.forEach((id, i) => {
      if (this.#graph.hasNode(id))
        this.#graph.mergeNodeAttributes(id, { x: places[2 * i] ?? 0, y: places[2 * i + 1] ?? 0 });
    });
  }

  paint(palette: Palette): void {
    this.#palette = palette;
    this.sigma.getContainer().dataset.ground = palette.ground;
    this.sigma.setSettings({
      labelColor: { color: palette.ink },
      edgeLabelColor: { color: palette.quiet },
      defaultEdgeColor: palette.edge,
    });
  }

  /** Where the camera looks, in the coordinates of the nodes. */
  get camera(): Camera {
    const { width, height } = this.sigma.getDimensions();
    const at = this.sigma.viewportToGraph({ x: width / 2, y: height / 2 });
    return { x: at.x, y: at.y, ratio: this.sigma.getCamera().ratio };
  }

  set camera({ x, y, ratio }: Camera) {
    this.#own = true;
    this.sigma.getCamera().setState({ x: 0.5 + x / (2 * half), y: 0.5 + y / (2 * half), ratio });
    this.#own = false;
    this.#fitted = false;
  }

  /** Shows all of some nodes, or of everything. */
  fit(ids: Iterable<string> = this.#graph.nodes()): void {
    const box = this.#box(ids);
    if (!box) return;
    const { width, height } = this.sigma.getDimensions();
    const pixels = Math.min(width, height) || 1;
    // Names stand below their nodes, and below those the legend.
    const low = box.bottom - foot * this.#rem;
    const [wide, high] = [box.right - box.left + 260, box.top - low + 140];
    const ratio = Math.max(
      (wide * pixels) / (width * 2 * half),
      (high * pixels) / (height * 2 * half),
      closest,
    );
    this.camera = { x: (box.left + box.right) / 2, y: (box.top + low) / 2, ratio };
    this.#fitted = true;
  }

  /** After something came: fits again, unless somebody chose what to look at and sees what came. */
  follow(came: Iterable<string>): void {
    if (this.#fitted || this.outside(came)) this.fit();
  }

  /** Whether any of the nodes stands outside of what is seen. */
  outside(ids: Iterable<string>): boolean {
    const { width, height } = this.sigma.getDimensions();
    for (const id of ids) {
      const at = this.screen(id);
      if (at && (at.x < 0 || at.y < 0 || at.x > width || at.y > height)) return true;
    }
    return false;
  }

  /** Brings a node into view, where it is not. */
  reveal(id: string): void {
    if (!this.outside([id])) return;
    const { x, y } = this.#graph.getNodeAttributes(id) as Point;
    this.camera = { x, y, ratio: this.sigma.getCamera().ratio };
  }

  zoom(factor: number): void {
    const camera = this.camera;
    this.camera = { ...camera, ratio: camera.ratio * factor };
  }

  /** Where a node is on the canvas, in pixels; undefined when it is not drawn. */
  screen(id: string): (Point & { size: number }) | undefined {
    if (!this.#graph.hasNode(id)) return undefined;
    const { x, y, size } = this.#graph.getNodeAttributes(id) as Drawing;
    return { ...this.sigma.graphToViewport({ x, y }), size: this.sigma.scaleSize(size) };
  }

  /** The nodes that are drawn, with where they are in pixels. */
  *drawn(): Iterable<[string, Point]> {
    for (const id of this.#graph.nodes()) {
      const at = this.screen(id);
      if (at) yield [id, at];
    }
  }

  close(): void {
    this.sigma.kill();
  }

  #box(ids: Iterable<string>) {
    let box: { left: number; right: number; bottom: number; top: number } | undefined;
    for (const id of ids) {
      if (!this.#graph.hasNode(id)) continue;
      const { x, y } = this.#graph.getNodeAttributes(id) as Point;
      box ??= { left: x, right: x, bottom: y, top: y };
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x);
      box.bottom = Math.min(box.bottom, y);
      box.top = Math.max(box.top, y);
    }
    return box;
  }

  #node(id: string, data: Drawing) {
    const { selected, focus, lit } = this.#emphasis;
    const { ground, accent, ink } = this.#palette;
    const dim = lit !== undefined && !lit.has(id);
    const marked = selected.has(id) || focus === id;
    const colour = dim ? faded(data.colour, ground) : data.colour;
    return {
      ...data,
      color: data.fold ? ground : colour,
      borderColor: marked ? accent : data.pinned && !dim ? ink : colour,
      borderSize: marked ? 3.5 : data.fold ? 2 : data.pinned ? 2.5 : 0,
      label: dim ? "" : data.label,
      highlighted: id === focus,
      forceLabel: marked || data.fold,
      size: marked ? data.size + 2 : data.size,
      zIndex: marked ? 2 : dim ? 0 : 1,
    };
  }

  #edge(id: string, data: EdgeDrawing) {
    const { lit, edge, selected } = this.#emphasis;
    const { ground, accent } = this.#palette;
    const [source, target] = this.#graph.extremities(id) as [string, string];
    const dim = lit !== undefined && !(lit.has(source) && lit.has(target));
    const meant = id === edge || (selected.size <= 50 && (selected.has(source) || selected.has(target)));
    const colour = dim ? faded(data.color, ground, 0.88) : meant ? accent : data.color;
    return {
      ...data,
      color: colour,
      label: dim ? "" : data.label,
      size: id === edge ? data.size + 1.5 : data.size,
      zIndex: meant ? 1 : 0,
    };
  }

  #listen(pointer: Pointer) {
    const { sigma } = this;
    sigma.on("beforeRender", () => this.#labels.begin());
    let dragged: { ids: string[]; from: Point; start: Map<string, Point>; moved: boolean } | undefined;
    const more = (event: MouseEvent | TouchEvent) => event.ctrlKey || event.metaKey || event.shiftKey;
    sigma.on("clickNode", ({ node, event }) => pointer.node(node, more(event.original)));
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      pointer.open(node);
    });
    sigma.on("rightClickNode", ({ node, event }) => {
      event.original.preventDefault();
      pointer.menu(node, { x: event.x, y: event.y });
    });
    sigma.on("clickEdge", ({ edge }) => pointer.edge(edge));
    sigma.on("clickStage", () => pointer.ground());
    sigma.on("enterNode", ({ node }) => pointer.hover(node));
    sigma.on("leaveNode", () => pointer.hover(undefined));
    sigma.getCamera().on("updated", () => {
      if (!this.#own) this.#fitted = false;
      pointer.camera();
    });
    sigma.on("downNode", ({ node, event }) => {
      if (this.#graph.getNodeAttribute(node, "fold") || more(event.original)) return;
      const { selected } = this.#emphasis;
      const ids = selected.has(node) ? [...selected].filter((id) => this.#graph.hasNode(id)) : [node];
      const start = new Map(ids.map((id) => [id, this.#graph.getNodeAttributes(id) as Point] as const));
      dragged = {
        ids,
        from: sigma.viewportToGraph(event),
        start: new Map([...start].map(([id, { x, y }]) => [id, { x, y }])),
        moved: false,
      };
    });
    sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
      if (!dragged) return;
      preventSigmaDefault();
      event.original.preventDefault();
      event.original.stopPropagation();
      const at = sigma.viewportToGraph(event);
      const [dx, dy] = [at.x - dragged.from.x, at.y - dragged.from.y];
      dragged.moved ||= Math.hypot(dx, dy) > 4;
      if (!dragged.moved) return;
      for (const [id, { x, y }] of dragged.start)
        this.#graph.mergeNodeAttributes(id, { x: x + dx, y: y + dy });
    });
    const drop = () => {
      const was = dragged;
      dragged = undefined;
      if (!was?.moved) return;
      const places = was.ids.map((id) => {
        const { x, y } = this.#graph.getNodeAttributes(id) as Point;
        return [id, { x, y }] as const;
      });
      pointer.moved(new Map(places));
    };
    sigma.getMouseCaptor().on("mouseup", drop);
    sigma.getTouchCaptor().on("touchup", drop);
  }
}

type Drawing = ReturnType<typeof drawing>;
type EdgeDrawing = ReturnType<typeof edgeDrawing>;

const drawing = ({ x, y, size, colour, name, fold, pinned }: DrawnNode, rem: number) => ({
  x,
  y,
  size: size * rem,
  colour,
  label: name,
  fold: fold !== undefined,
  pinned,
});

const edgeDrawing = ({ size, colour, caption, bend, dashed }: DrawnEdge) => ({
  size,
  color: colour,
  label: caption,
  type: dashed ? "line" : bend === 0 ? "arrow" : "curved",
  curvature: bend,
});

const bordered = () =>
  createNodeBorderProgram({
    borders: [
      {
        size: { attribute: "borderSize", defaultValue: 0, mode: "pixels" },
        color: { attribute: "borderColor" },
      },
      { size: { fill: true }, color: { attribute: "color" } },
    ],
    drawLabel: undefined,
    drawHover: undefined,
  });

const curved = () =>
  createEdgeCurveProgram({
    curvatureAttribute: "curvature",
    defaultCurvature: 0,
    arrowHead: { extremity: "target", lengthToThicknessRatio: 2.5, widenessToThicknessRatio: 2 },
  });
