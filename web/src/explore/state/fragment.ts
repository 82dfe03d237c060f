// The canvas as the fragment of an address: JSON, deflated, in base64url, behind a
// version. The server never sees it.
import { packed, unpacked } from "../../route/packed";
import { type Saved, savedFrom } from "./saved";

const version = "1.";

export const encodeCanvas = (canvas: Saved): string =>
  canvas.k.length === 0 ? "" : version + packed(JSON.stringify(canvas));

/** Reads a fragment; undefined when it is broken or of another version. */
export function decodeCanvas(fragment: string): Saved | undefined {
  if (!fragment.startsWith(version)) return undefined;
  try {
    return savedFrom(JSON.parse(unpacked(fragment.slice(version.length))));
  } catch {
    return undefined;
  }
}
