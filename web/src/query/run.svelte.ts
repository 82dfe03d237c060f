// One run of a statement: its rows as they come, what it cost, how it ended.
import { isAbort, problemOf } from "../api/problem";
import { frameOf, isRow, lines } from "../api/stream";
import type { CypherBody, Frame, Problem, Summary } from "../api/types";
import type { Row } from "./result/table/rows";
import type { Statement } from "./text/statements";

/** How much the page keeps of a run: rows, and characters of their JSON. Later rows are counted only. */
export interface Room {
  rows: number;
  characters: number;
}

/** The room for each of several runs: they share the memory, not the number of rows. */
export const roomFor = (runs: number): Room => ({ rows: 100_000, characters: 48_000_000 / runs });

/** How often the screen hears of new rows, in milliseconds. */
const beat = 100;

export type Ending = "" | "running" | "done" | "failed" | "cancelled" | "incomplete" | "skipped";

export class Run {
  columns = $state.raw<string[]>([]);
  /** The rows that are kept. They grow in place; `kept` says how far, and changes with each beat. */
  rows: Row[] = [];
  kept = $state(0);
  /** Rows that came, kept or not. */
  count = $state(0);
  /** No more rows are kept, though more may come. */
  full = $state(false);
  summary = $state.raw<Summary>();
  problem = $state.raw<Problem>();
  ending = $state<Ending>("");
  /** Milliseconds since the start, until the last row: as this browser sees it. */
  took = $state(0);

  /** `shift` is the length of what `body.query` has in front of the statement. */
  constructor(
    readonly statement: Statement,
    readonly body: CypherBody,
    readonly shift: number,
    room: Room,
  ) {
    this.#room = { ...room };
  }

  readonly #room: Room;
  readonly #controller = new AbortController();
  #began = 0;
  #told = 0;
  #came = 0;

  /** Whether the kept rows change no more: they can be sorted and filtered. */
  get settled() {
    return this.ending !== "running" || this.full;
  }

  async start(): Promise<void> {
    this.ending = "running";
    this.#began = performance.now();
    try {
      for await (const batch of lines(this.body, this.#controller.signal)) {
        for (const line of batch) this.#take(line);
        if (performance.now() - this.#told > beat) this.#tell();
      }
      if (this.ending === "running") this.ending = "incomplete";
    } catch (error) {
      this.ending = isAbort(error) ? "cancelled" : this.#came > 0 ? "incomplete" : "failed";
      if (!isAbort(error)) this.problem = problemOf(error);
    }
    this.#tell();
  }

  cancel(): void {
    this.#controller.abort();
  }

  #tell() {
    this.#told = performance.now();
    this.took = this.#told - this.#began;
    this.kept = this.rows.length;
    this.count = this.#came;
  }

  #take(line: string) {
    if (isRow(line)) this.#takeRow(line);
    else this.#takeOther(frameOf(line));
  }

  #takeRow(line: string) {
    this.#came++;
    if (this.full) return;
    this.#room.rows--;
    this.#room.characters -= line.length;
    if (this.#room.rows < 0 || this.#room.characters < 0) this.full = true;
    else this.rows.push(frameOf(line).row ?? []);
  }

  #takeOther(frame: Frame) {
    if (frame.header) {
      this.columns = frame.header.columns;
      this.#tell();
    } else if (frame.summary) {
      this.summary = frame.summary;
      this.ending = "done";
    } else if (frame.error) {
      this.problem = frame.error;
      this.ending = "failed";
    }
  }
}
