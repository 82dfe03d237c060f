// Neo4j counts lines and columns from 1, in code points; the editor counts UTF-16
// units from 0.
import type { Position } from "../../api/types";

/** Where a position of the database stands in the text, within its bounds. */
export function offsetAt(text: string, position: Position): number {
  const lines = text.split("\n");
  const before = lines.slice(0, position.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const line = [...(lines[position.line - 1] ?? "")];
  const units = line.slice(0, position.column - 1).join("").length;
  return Math.min(before + units, text.length);
}

/** The line and column, as Neo4j counts them, of an offset. */
export function placeAt(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}

/** The name or sign that starts at, or surrounds, an offset. */
export function wordAt(text: string, offset: number): { from: number; to: number } {
  const word = /[\p{L}\p{N}_.]+/gu;
  for (const match of text.matchAll(word)) {
    const from = match.index;
    const to = from + match[0].length;
    if (from <= offset && offset < to) return { from, to };
  }
  return offset < text.length
    ? { from: offset, to: offset + 1 }
    : { from: Math.max(offset - 1, 0), to: offset };
}

/** Where a name stands at or after an offset: a label's position may be that of its colon. */
export function nameAt(text: string, offset: number, name: string): { from: number; to: number } {
  const from = text.indexOf(name, Math.max(offset - name.length, 0));
  return from >= 0 && from - offset <= 2 ? { from, to: from + name.length } : wordAt(text, offset);
}
