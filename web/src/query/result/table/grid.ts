// The active cell of a table that is walked by keyboard, after the ARIA grid
// pattern. Row 0 is the heading, column 0 the row numbers.
export interface Cell {
  row: number;
  column: number;
}

export interface Size {
  rows: number;
  columns: number;
  /** Rows that fit on the screen. */
  page: number;
}

export interface Pressed {
  key: string;
  ctrlKey: boolean;
}

/** Where a key leads from a cell; undefined when it leads nowhere. */
export function moved(at: Cell, { key, ctrlKey }: Pressed, size: Size): Cell | undefined {
  const to = target(at, key, ctrlKey, size);
  return to && { row: within(to.row, size.rows), column: within(to.column, size.columns) };
}

function target({ row, column }: Cell, key: string, ctrl: boolean, size: Size): Cell | undefined {
  switch (key) {
    case "ArrowDown":
      return { row: row + 1, column };
    case "ArrowUp":
      return { row: row - 1, column };
    case "ArrowRight":
      return { row, column: column + 1 };
    case "ArrowLeft":
      return { row, column: column - 1 };
    case "PageDown":
      return { row: row + size.page, column };
    case "PageUp":
      return { row: Math.max(row - size.page, 1), column };
    case "Home":
      return { row: ctrl ? 1 : row, column: ctrl ? column : 0 };
    case "End":
      return { row: ctrl ? size.rows - 1 : row, column: ctrl ? column : size.columns - 1 };
  }
  return undefined;
}

const within = (n: number, count: number) => Math.max(0, Math.min(n, count - 1));

/** Where to scroll so that a row of the body is in view below the heading; the old place when it is. */
export function scrolledTo(index: number, scroll: number, height: number, rowHeight: number): number {
  const top = index * rowHeight;
  const room = height - rowHeight;
  if (top < scroll) return top;
  return top + rowHeight > scroll + room ? top + rowHeight - room : scroll;
}
