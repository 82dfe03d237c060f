// The canvas as a file: what an address holds, readable, for canvases of any size.
import { type Saved, savedFrom } from "./saved";

export const fileText = (canvas: Saved) => `${JSON.stringify({ rolegraphCanvas: 1, canvas })}\n`;

/** Reads a file; undefined when it holds no canvas. */
export function fileFrom(text: string): Saved | undefined {
  try {
    const read = JSON.parse(text) as { rolegraphCanvas?: unknown; canvas?: unknown } | null;
    return read?.rolegraphCanvas === 1 ? savedFrom(read.canvas) : undefined;
  } catch {
    return undefined;
  }
}
