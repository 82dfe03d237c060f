// What the page and the layout's worker tell each other.
export interface ForceRequest {
  /** x and y of each node. */
  places: Float32Array;
  /** 1 for a node that stays where it is. */
  fixed: Uint8Array;
  /** The numbers of both ends of each edge. */
  edges: Uint32Array;
  /** The distance of two nodes that stand side by side. */
  spacing: number;
}

export interface ForceReply {
  places: Float32Array;
  stopped: boolean;
}
