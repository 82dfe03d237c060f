// Rows as files: CSV and JSON, from what is kept or straight from the stream.
import { frames } from "../../api/stream";
import type { CypherBody, Problem } from "../../api/types";
import { csv } from "../../parts/csv";
import { valueText } from "../../things/value";
import type { Row } from "./table/rows";

export type FileFormat = "csv" | "json";

export const fileTypes: Record<FileFormat, string> = { csv: "text/csv", json: "application/json" };

/** How rows are written one after the other. */
interface Writer {
  start(columns: readonly string[]): string;
  rows(columns: readonly string[], rows: readonly Row[], first: boolean): string;
  end: string;
}

const cells = (row: Row) => row.map((v) => (v === null ? "" : valueText(v)));

const object = (columns: readonly string[], row: Row) =>
  JSON.stringify(Object.fromEntries(columns.map((name, i) => [name, row[i]])));

const writers: Record<FileFormat, Writer> = {
  csv: {
    start: (columns) => csv([columns]),
    rows: (_, rows) => csv(rows.map(cells)),
    end: "",
  },
  json: {
    start: () => "[",
    rows: (columns, rows, first) =>
      rows.map((row, i) => `${first && i === 0 ? "" : ","}\n${object(columns, row)}`).join(""),
    end: "\n]\n",
  },
};

/** A whole file of the rows given. */
export function fileOf(format: FileFormat, columns: readonly string[], rows: readonly Row[]): Blob {
  const { start, rows: write, end } = writers[format];
  return new Blob([start(columns), write(columns, rows, true), end], { type: fileTypes[format] });
}

/** Characters that are gathered before they leave the memory of the page. */
const pieceSize = 4_000_000;

/** A stream that did not reach its end. */
export class BrokenStream extends Error {
  readonly problem: Problem | undefined;

  constructor(problem?: Problem) {
    super(problem?.detail);
    this.problem = problem;
  }
}

/**
 * Runs a query and writes its rows to a file as they come. The page holds one piece
 * of the text at a time: finished pieces are Blobs, which the browser keeps on disk.
 */
export async function streamFile(
  format: FileFormat,
  body: CypherBody,
  signal: AbortSignal,
  onprogress: (rows: number) => void,
): Promise<Blob> {
  const writer = writers[format];
  const pieces: Blob[] = [];
  let [columns, text, count, ended]: [string[], string, number, boolean] = [[], "", 0, false];
  for await (const batch of frames(body, signal)) {
    const rows: Row[] = [];
    for (const frame of batch) {
      if (frame.header) {
        columns = frame.header.columns;
        text += writer.start(columns);
      } else if (frame.row) rows.push(frame.row);
      else if (frame.error) throw new BrokenStream(frame.error);
      else if (frame.summary) ended = true;
    }
    text += writer.rows(columns, rows, count === 0);
    count += rows.length;
    if (text.length > pieceSize) {
      pieces.push(new Blob([text]));
      text = "";
      onprogress(count);
    }
  }
  if (!ended) throw new BrokenStream();
  return new Blob([...pieces, text, writer.end], { type: fileTypes[format] });
}
