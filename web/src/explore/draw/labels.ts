// Texts on the canvas: below nodes, on edges, and for what the pointer is at.
import type {
  EdgeLabelDrawingFunction,
  NodeHoverDrawingFunction,
  NodeLabelDrawingFunction,
} from "sigma/rendering";

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Draws the names of nodes; one that would lie over another is left out, unless it is forced. */
export class Labels {
  #taken: Box[] = [];

  /** To be called before each frame. */
  begin(): void {
    this.#taken = [];
  }

  draw: NodeLabelDrawingFunction = (context, data, settings) => {
    if (!data.label) return;
    prepare(context, settings);
    const all = lines(data.label);
    const box = boxOf(context, all, data, settings.labelSize);
    const free = this.#taken.every(
      (other) =>
        box.left > other.right || box.right < other.left || box.top > other.bottom || box.bottom < other.top,
    );
    if (!free && !(data as { forceLabel?: boolean }).forceLabel) return;
    this.#taken.push(box);
    write(context, all, data, settings);
  };
}

/** The name of the node below the pointer, over everything else. */
export const drawHover: NodeHoverDrawingFunction = (context, data, settings) => {
  if (!data.label) return;
  prepare(context, settings);
  const all = lines(data.label);
  const { left, right, top, bottom } = boxOf(context, all, data, settings.labelSize);
  context.fillStyle = groundOf(context.canvas);
  context.beginPath();
  context.roundRect(left - 4, top, right - left + 8, bottom - top + 4, 4);
  context.fill();
  write(context, all, data, settings);
};

const lineHeight = 1.2;

type Settings = Parameters<NodeLabelDrawingFunction>[2];
type Data = Parameters<NodeLabelDrawingFunction>[1];

function prepare(context: CanvasRenderingContext2D, settings: Settings) {
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  context.textAlign = "center";
  context.lineJoin = "round";
  context.lineWidth = 3;
}

function boxOf(
  context: CanvasRenderingContext2D,
  all: readonly string[],
  { x, y, size }: Data,
  high: number,
): Box {
  const half = Math.max(...all.map((line) => context.measureText(line).width)) / 2;
  return {
    left: x - half,
    right: x + half,
    top: y + size,
    bottom: y + size + all.length * high * lineHeight,
  };
}

/** Writes the lines below the node, with a halo of the ground so that edges do not cross them out. */
function write(
  context: CanvasRenderingContext2D,
  all: readonly string[],
  { x, y, size }: Data,
  settings: Settings,
) {
  context.strokeStyle = groundOf(context.canvas);
  context.fillStyle = settings.labelColor.color ?? "#000";
  all.forEach((line, i) => {
    const low = y + size + settings.labelSize * (1 + i * lineHeight);
    context.strokeText(line, x, low);
    context.fillText(line, x, low);
  });
}

/** Letters in a line, if there is a space to break at. */
const longestLine = 20;

/** A name in one line or two. */
export function lines(name: string): string[] {
  if (name.length <= longestLine) return [name];
  const middle = name.length / 2;
  const spaces = [...name.matchAll(/ /g)].map((space) => space.index);
  const at = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
  return at === undefined ? [name] : [name.slice(0, at), name.slice(at + 1)];
}

/** A caption in the middle of its edge, along it, never upside down. */
export const drawEdgeLabel: EdgeLabelDrawingFunction = (context, edge, source, target, settings) => {
  if (!edge.label) return;
  const angle = Math.atan2(target.y - source.y, target.x - source.x);
  const upright = Math.abs(angle) > Math.PI / 2 ? angle + Math.PI : angle;
  context.save();
  context.translate((source.x + target.x) / 2, (source.y + target.y) / 2);
  context.rotate(upright);
  context.font = `${settings.edgeLabelSize}px ${settings.edgeLabelFont}`;
  context.textAlign = "center";
  context.lineWidth = 3;
  context.strokeStyle = groundOf(context.canvas);
  context.strokeText(edge.label, 0, -3);
  context.fillStyle = settings.edgeLabelColor.color ?? "#000";
  context.fillText(edge.label, 0, -3);
  context.restore();
};

/** The ground is an attribute of sigma's element, as texts are drawn too often to read styles. */
const groundOf = (canvas: HTMLCanvasElement) => canvas.parentElement?.dataset.ground ?? "#fff";
