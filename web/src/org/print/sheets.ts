// An organisation on paper: one sheet a branch, each as deep as can be read; what a
// sheet folds gets sheets of its own. Pure but for the pictures that it is given.
import type { Paper } from "../../route/route";

/** A branch, by key and name; `trail` leads to it from the top. */
export interface Branch {
  key: string;
  name: string;
  trail: string[];
}

/** A picture of a branch: its size in CSS pixels, and the branches that it folds. */
export interface Drawing<P> {
  picture: P;
  width: number;
  height: number;
  folded: Branch[];
}

export interface Sheet<P> extends Branch {
  drawing: Drawing<P>;
  wide: boolean;
  scale: number;
  /** The part of the picture that is on this sheet, from its top, in its own pixels. */
  top: number;
  height: number;
  part: number;
  parts: number;
}

/** Draws a branch, so many levels deep; sideways asks for an indented tree. */
export type Draw<P> = (branch: Branch, depth: number, sideways: boolean) => Promise<Drawing<P>>;

/** Sizes of paper in millimetres. */
const sizes: Record<Paper, [number, number]> = { A4: [210, 297], A3: [297, 420] };
export const edge = 12;
export const head = 16;
const pixels = (millimetres: number) => (millimetres * 96) / 25.4;

/** The smallest text of a picture has 11 CSS pixels; on paper it must not go below 7 points. */
const leastPoints = 7;
const leastScale = leastPoints / (11 * 0.75);

/** A box that a cut would halve stands whole on the next part. */
const overlap = 120;
const depths = [4, 3, 2, 1];

const room = (paper: Paper, wide: boolean) => {
  const [short, long] = sizes[paper];
  const [width, height] = wide ? [long, short] : [short, long];
  return { width: pixels(width - 2 * edge), height: pixels(height - 2 * edge - head) };
};

function scaleOn(paper: Paper, wide: boolean, drawing: { width: number; height: number }): number {
  const { width, height } = room(paper, wide);
  return Math.min(1, width / drawing.width, height / drawing.height);
}

/** The sheets of the branches, in order; at most so many, then `more` is true. */
export async function sheets<P>(
  branches: readonly Branch[],
  paper: Paper,
  most: number,
  draw: Draw<P>,
): Promise<{ sheets: Sheet<P>[]; more: boolean }> {
  const waiting = [...branches];
  const known = new Set(waiting.map((branch) => branch.key));
  const done: Sheet<P>[] = [];
  while (waiting.length > 0 && done.length < most) {
    const branch = waiting.shift() as Branch;
    const drawn = await sheetsOf(branch, paper, draw);
    done.push(...drawn);
    const below = (drawn[0]?.drawing.folded ?? []).filter(({ key }) => !known.has(key));
    for (const { key } of below) known.add(key);
    waiting.unshift(...below);
  }
  return { sheets: done, more: waiting.length > 0 };
}

/** One branch: as deep as it fits, else its children on as many sheets as they take. */
async function sheetsOf<P>(branch: Branch, paper: Paper, draw: Draw<P>): Promise<Sheet<P>[]> {
  for (const depth of depths)
    for (const sideways of [false, true]) {
      const drawing = await draw(branch, depth, sideways);
      const [tall, wide] = [scaleOn(paper, false, drawing), scaleOn(paper, true, drawing)];
      const scale = Math.max(tall, wide);
      if (scale >= leastScale) return [whole(branch, drawing, wide > tall, scale)];
      if (depth === 1 && sideways) return parts(branch, paper, drawing);
    }
  return [];
}

const whole = <P>(branch: Branch, drawing: Drawing<P>, wide: boolean, scale: number): Sheet<P> => ({
  ...branch,
  drawing,
  wide,
  scale,
  top: 0,
  height: drawing.height,
  part: 1,
  parts: 1,
});

function parts<P>(branch: Branch, paper: Paper, drawing: Drawing<P>): Sheet<P>[] {
  const { width, height } = room(paper, false);
  const scale = Math.max(Math.min(1, width / drawing.width), leastScale);
  const step = height / scale - overlap;
  const count = Math.max(1, Math.ceil((drawing.height - overlap) / step));
  return Array.from({ length: count }, (_, i) => ({
    ...whole(branch, drawing, false, scale),
    top: i * step,
    height: Math.min(height / scale, drawing.height - i * step),
    part: i + 1,
    parts: count,
  }));
}
