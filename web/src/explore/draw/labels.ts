// Texts on the canvas: beside nodes, on edges, and below the pointer.
import type {
  EdgeLabelDrawingFunction,
  NodeHoverDrawingFunction,
  NodeLabelDrawingFunction,
} from "sigma/rendering";

/** A name beside its node, with a halo of the ground so that edges do not cross it out. */
export const drawLabel: NodeLabelDrawingFunction = (context, data, settings) => {
  if (!data.label) return;
  const ground = groundOf(context.canvas);
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  const [x, y] = [data.x + data.size + 4, data.y + settings.labelSize / 3];
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = ground;
  context.strokeText(data.label, x, y);
  context.fillStyle = settings.labelColor.color ?? "#000";
  context.fillText(data.label, x, y);
};

/** The name of the node below the pointer, over everything else. */
export const drawHover: NodeHoverDrawingFunction = (context, data, settings) => {
  if (!data.label) return;
  context.font = `${settings.labelWeight} ${settings.labelSize}px ${settings.labelFont}`;
  const width = context.measureText(data.label).width;
  context.fillStyle = groundOf(context.canvas);
  context.beginPath();
  context.roundRect(
    data.x + data.size + 1,
    data.y - settings.labelSize * 0.8,
    width + 7,
    settings.labelSize * 1.6,
    4,
  );
  context.fill();
  drawLabel(context, data, settings);
};

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

/** The ground is an attribute of the canvas's frame, as texts are drawn too often to read styles. */
const groundOf = (canvas: HTMLCanvasElement) => canvas.parentElement?.dataset.ground ?? "#fff";
