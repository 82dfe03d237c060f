// Runs ForceAtlas2 (Jacomy et al., 2014) until the picture rests, and says where the
// nodes are now and then. The iteration is graphology's; its own worker is made from
// text, which a strict content security policy may forbid.
import iterate from "graphology-layout-forceatlas2/iterate";
import type { ForceReply, ForceRequest } from "./protocol";
import {
  edgeMatrix,
  type Matrices,
  mostIterations,
  nodeMatrix,
  placesIn,
  settings,
  slowedDown,
  step,
} from "./rest";

/** Milliseconds between two pictures. */
const pause = 40;
/** Milliseconds after which it stops, rested or not. */
const longest = 12_000;

addEventListener("message", ({ data }: MessageEvent<ForceRequest>) => run(data));

function run(request: ForceRequest) {
  const matrices: Matrices = { nodes: nodeMatrix(request), edges: edgeMatrix(request) };
  const options = settings(request);
  const end = performance.now() + longest;
  let told = performance.now();
  for (let i = 0, rested = false; !rested && i < mostIterations && performance.now() < end; i++) {
    options.slowDown = slowedDown(i);
    rested = step(matrices, request.spacing, () => iterate(options, matrices.nodes, matrices.edges));
    if (performance.now() < told + pause) continue;
    told = performance.now();
    tell(matrices, false);
  }
  tell(matrices, true);
}

function tell({ nodes }: Matrices, stopped: boolean) {
  const reply: ForceReply = { places: placesIn(nodes), stopped };
  postMessage(reply, { transfer: [reply.places.buffer] });
}
