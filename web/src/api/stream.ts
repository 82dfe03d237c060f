// Rows of a query as they come: NDJSON, a frame a line.
import { ApiError, problemIn } from "./problem";
import type { CypherBody, Frame } from "./types";

/** Runs a query and yields its frames in batches, one batch for each piece of the reply. */
export async function* frames(body: CypherBody, signal: AbortSignal): AsyncGenerator<Frame[]> {
  const response = await fetch("/api/v1/cypher", {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/x-ndjson" },
    body: JSON.stringify(body),
    signal,
  });
  if (!response.ok || !response.body) {
    throw new ApiError(problemIn(await response.json().catch(() => undefined), response));
  }
  const split = lineSplitter();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    const lines = split(piece.value);
    if (lines.length > 0) yield lines.map((line) => JSON.parse(line) as Frame);
  }
}

/** Makes a function that takes pieces of text and gives the lines they complete. */
export function lineSplitter(): (piece: string) => string[] {
  let rest = "";
  return (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop() ?? "";
    return lines.filter((line) => line !== "");
  };
}
