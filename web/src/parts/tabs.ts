// Tabs by keyboard, after the ARIA tabs pattern.

/** The tab that a key leads to, counted from 0; undefined when it leads nowhere. */
export function tabAfter(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case "ArrowRight":
      return (at + 1) % count;
    case "ArrowLeft":
      return (at - 1 + count) % count;
    case "Home":
      return 0;
    case "End":
      return count - 1;
  }
  return undefined;
}
