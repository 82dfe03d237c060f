// ForceAtlas2's matrices, and when a layout is at rest.
import type { ForceRequest } from "./protocol";

/** Numbers for each node in ForceAtlas2's matrix, and where some of them stand. */
export const perNode = 10;
const at = { x: 0, y: 1, mass: 6, convergence: 7, size: 8, fixed: 9 } as const;
const perEdge = 3;

export interface Matrices {
  nodes: Float32Array;
  edges: Float32Array;
}

export function nodeMatrix({ places, fixed, edges }: ForceRequest): Float32Array {
  const nodes = new Float32Array(fixed.length * perNode);
  for (let i = 0; i < fixed.length; i++) {
    const node = i * perNode;
    nodes[node + at.x] = places[2 * i] ?? 0;
    nodes[node + at.y] = places[2 * i + 1] ?? 0;
    nodes[node + at.mass] = 1;
    nodes[node + at.convergence] = 1;
    nodes[node + at.size] = 1;
    nodes[node + at.fixed] = fixed[i] ?? 0;
  }
  // A node weighs one more than it has edges.
  for (const end of edges) {
    const mass = end * perNode + at.mass;
    nodes[mass] = (nodes[mass] ?? 0) + 1;
  }
  return nodes;
}

export function edgeMatrix({ edges }: ForceRequest): Float32Array {
  const matrix = new Float32Array((edges.length / 2) * perEdge);
  for (let i = 0; i < edges.length / 2; i++)
    matrix.set([(edges[2 * i] ?? 0) * perNode, (edges[2 * i + 1] ?? 0) * perNode, 1], i * perEdge);
  return matrix;
}

export function placesIn(nodes: Float32Array): Float32Array {
  const places = new Float32Array((nodes.length / perNode) * 2);
  for (let i = 0; i < places.length / 2; i++) {
    places[2 * i] = nodes[i * perNode + at.x] ?? 0;
    places[2 * i + 1] = nodes[i * perNode + at.y] ?? 0;
  }
  return places;
}

/**
 * Strong gravity keeps parts that nothing joins near each other. With these numbers a
 * node's neighbours stand about one spacing apart.
 */
export const settings = ({ fixed, spacing }: ForceRequest) => ({
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  scalingRatio: spacing ** 2 / 8,
  strongGravityMode: true,
  gravity: 0.3,
  slowDown: 1,
  barnesHutOptimize: fixed.length > 1500,
  barnesHutTheta: 0.6,
});

/** Slows down with every iteration: ForceAtlas2 alone would tremble for ever. */
export const slowedDown = (iteration: number) => 1 + iteration / 50;

/** Iterations after which a layout stops, rested or not. */
export const mostIterations = 600;

/** At rest: in one iteration the nodes move less than this part of the spacing, on average. */
const restless = 0.002;

/** One iteration; tells whether the picture rests now. */
export function step({ nodes }: Matrices, spacing: number, iterate: () => void): boolean {
  const before = placesIn(nodes);
  iterate();
  let [moved, free] = [0, 0];
  for (let i = 0; i < before.length / 2; i++) {
    const node = i * perNode;
    if (nodes[node + at.fixed] === 1) continue;
    free++;
    moved += Math.hypot(
      (nodes[node] ?? 0) - (before[2 * i] ?? 0),
      (nodes[node + 1] ?? 0) - (before[2 * i + 1] ?? 0),
    );
  }
  return free === 0 || moved / free < restless * spacing;
}
