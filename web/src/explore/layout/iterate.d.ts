// One iteration of graphology's ForceAtlas2, which comes without types of its own.
declare module "graphology-layout-forceatlas2/iterate" {
  import type { ForceAtlas2Settings } from "graphology-layout-forceatlas2";

  export default function iterate(
    options: Required<Omit<ForceAtlas2Settings, "edgeWeightInfluence">> & { edgeWeightInfluence: number },
    nodes: Float32Array,
    edges: Float32Array,
  ): unknown;
}
