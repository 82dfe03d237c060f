// The address of a picture for the page: bare, since the page tells title, counts and
// data sets itself, and as wide as there is room. What people copy is the full picture.

/** Widths are asked for in these steps, so that a picture is not drawn for every pixel. */
const step = 40;
const [narrowest, widest] = [320, 1600];

export function asShown(src: string, room: number): string {
  const url = new URL(src, location.origin);
  if (url.searchParams.has("d")) return src;
  url.searchParams.set("bare", "true");
  if (url.pathname.includes("/compare.")) {
    const width = Math.floor(Math.min(room, widest) / step) * step;
    url.searchParams.set("width", String(Math.max(width, narrowest)));
  }
  return url.pathname + url.search;
}
