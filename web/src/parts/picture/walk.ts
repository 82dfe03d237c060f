// How arrow keys and letters move between the stops of a picture. Pure.

/** A place where the keyboard stops: its name, the box it stands in, and where that is. */
export interface Stop {
  name: string;
  box: string;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export type Way = "left" | "right" | "up" | "down";

export const ways: Record<string, Way> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Which boxes a line joins. */
export class Lines {
  #joined = new Set<string>();

  /** `ends` holds two names of boxes for each line, with a space between. */
  constructor(ends: readonly string[]) {
    for (const pair of ends) {
      const [a, b] = pair.split(" ");
      this.#joined.add(`${a} ${b}`).add(`${b} ${a}`);
    }
  }

  join(a: Stop, b: Stop): boolean {
    return a.box !== b.box && this.#joined.has(`${a.box} ${b.box}`);
  }

  /** Whether lines run up and down rather than sideways: ends that face each other tell. */
  upright(stops: readonly Stop[]): boolean {
    let votes = 0;
    for (const [i, a] of stops.entries())
      for (const b of stops.slice(0, i).filter((other) => this.join(a, other))) {
        const above = a.bottom <= b.top || b.bottom <= a.top;
        const beside = a.right <= b.left || b.right <= a.left;
        votes += Number(above && !beside) - Number(beside && !above);
      }
    return votes > 0;
  }
}

/** A stop seen from another in one direction: how far ahead, and how far aside. */
function seen(from: Stop, to: Stop, way: Way): { ahead: number; aside: number } {
  const upright = way === "up" || way === "down";
  const [start, end, low, high] = upright
    ? (["top", "bottom", "left", "right"] as const)
    : (["left", "right", "top", "bottom"] as const);
  const forward = way === "down" || way === "right";
  const middle = (stop: Stop) => (stop[start] + stop[end]) / 2;
  const ahead = (middle(to) - middle(from)) * (forward ? 1 : -1);
  const aside = Math.max(to[low] - from[high], from[low] - to[high], 0);
  return { ahead, aside };
}

/** The stop that an arrow leads to: along a line where lines run that way, else the nearest. */
export function onward(
  stops: readonly Stop[],
  lines: Lines,
  upright: boolean,
  from: number,
  way: Way,
): number {
  const here = stops[from];
  if (!here) return from;
  const alongLines = upright === (way === "up" || way === "down");
  const best = (cost: (ahead: number, aside: number) => number, fits: (stop: Stop) => boolean) => {
    let [found, least] = [-1, Number.POSITIVE_INFINITY];
    for (const [i, stop] of stops.entries()) {
      const { ahead, aside } = seen(here, stop, way);
      if (i === from || ahead < 1 || !fits(stop)) continue;
      const c = cost(ahead, aside);
      if (c < least) [found, least] = [i, c];
    }
    return found;
  };
  const joined = alongLines
    ? best(
        (ahead, aside) => ahead + aside / 4,
        (stop) => lines.join(here, stop),
      )
    : -1;
  if (joined >= 0) return joined;
  const near = best(
    (ahead, aside) => ahead + 3 * aside,
    () => true,
  );
  return near >= 0 ? near : from;
}

/** The next stop whose name starts with a letter, after the one where we are. */
export function byLetter(stops: readonly Stop[], from: number, letter: string): number {
  const wanted = letter.toLocaleLowerCase();
  for (let step = 1; step <= stops.length; step++) {
    const at = (from + step) % stops.length;
    if (stops[at]?.name.toLocaleLowerCase().startsWith(wanted)) return at;
  }
  return from;
}
