// Rows of a query as they come: NDJSON, a frame a line.
import { ApiError, problemIn } from "./problem";
import type { CypherBody, Frame } from "./types";

/** Runs a query and yields the lines of its reply in batches, one batch for each piece that arrives. */
export async function* lines(body: CypherBody, signal: AbortSignal): AsyncGenerator<string[]> {
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
    const whole = split(piece.value);
    if (whole.length > 0) yield whole;
  }
}

/** The same as frames. */
export async function* frames(body: CypherBody, signal: AbortSignal): AsyncGenerator<Frame[]> {
  for await (const batch of lines(body, signal)) yield batch.map(frameOf);
}

export const frameOf = (line: string) => JSON.parse(line) as Frame;

/** Tells a row from the other frames without reading it. */
export const isRow = (line: string) => line.startsWith('{"row":');

/** Makes a function that takes pieces of text and gives the lines they complete. */
export function lineSplitter(): (piece: string) => string[] {
  let rest = "";
  return (piece) => {
    const whole = (rest + piece).split("\n");
    rest = whole.pop() ?? "";
    return whole.filter((line) => line !== "");
  };
}
