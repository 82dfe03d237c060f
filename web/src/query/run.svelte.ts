// One run of a query: its rows as they come, what it cost, how it ended.
import { isAbort, problemOf } from "../api/problem";
import { frames } from "../api/stream";
import type { CypherBody, Frame, Problem, Summary } from "../api/types";
import type { Row } from "./result/rows";

/** Rows are kept up to here; the database is asked for no more. */
export const mostRows = 100_000;

export type Ending = "" | "running" | "done" | "failed" | "cancelled" | "incomplete";

export class Run {
  columns = $state.raw<string[]>([]);
  /** Grows in place; `count` says how far, and changes with each batch. */
  rows: Row[] = [];
  count = $state(0);
  summary = $state.raw<Summary>();
  problem = $state.raw<Problem>();
  ending = $state<Ending>("");
  /** Milliseconds from the click to the last row, as this browser saw it. */
  took = $state(0);
  body = $state.raw<CypherBody>({ query: "" });
  #controller = new AbortController();

  async start(body: CypherBody): Promise<void> {
    this.body = body;
    this.ending = "running";
    const began = performance.now();
    try {
      for await (const batch of frames({ ...body, limit: mostRows }, this.#controller.signal))
        this.#take(batch);
      if (this.ending === "running") this.ending = "incomplete";
    } catch (error) {
      this.ending = isAbort(error) ? "cancelled" : "failed";
      if (!isAbort(error)) this.problem = problemOf(error);
    }
    this.took = performance.now() - began;
  }

  cancel(): void {
    this.#controller.abort();
  }

  #take(batch: Frame[]) {
    for (const frame of batch) {
      if (frame.header) this.columns = frame.header.columns;
      else if (frame.row) this.rows.push(frame.row);
      else if (frame.summary) {
        this.summary = frame.summary;
        this.ending = "done";
      } else if (frame.error) {
        this.problem = frame.error;
        this.ending = "failed";
      }
    }
    this.count = this.rows.length;
  }
}
