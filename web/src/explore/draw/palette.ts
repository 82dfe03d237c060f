// The colours of the canvas, from the tokens of the page, as #rrggbb.
const own: Record<string, string> = {
  Role: "--role",
  Tool: "--tool",
  Skill: "--skill",
  Degree: "--degree",
  Team: "--team",
  Task: "--task",
  Group: "--group",
  Person: "--person",
  Field: "--field",
  Background: "--background",
};

/** For labels without a colour of their own, and for communities; told apart in both themes. */
export const others = [
  "#7d5ba6",
  "#3f8f5f",
  "#c0504d",
  "#4f7cac",
  "#a67c00",
  "#2f8f9d",
  "#b5527f",
  "#5f6caf",
  "#77893b",
  "#9c6644",
] as const;

export interface Palette {
  label: (label: string) => string;
  ink: string;
  quiet: string;
  edge: string;
  ground: string;
  accent: string;
  font: string;
}

/** Reads the tokens as they are now; to be read again when the theme changes. */
export function readPalette(): Palette {
  const probe = document.createElement("span");
  // The tokens themselves: forced colours would make all of them one.
  probe.style.setProperty("forced-color-adjust", "none");
  document.body.append(probe);
  const token = (name: string) => {
    probe.style.color = `var(${name})`;
    return hex(getComputedStyle(probe).color);
  };
  const colours = new Map(Object.entries(own).map(([label, name]) => [label, token(name)]));
  const palette: Palette = {
    label: (label) => colours.get(label) ?? other(label),
    ink: token("--ink"),
    quiet: token("--ink-3"),
    edge: token("--edge"),
    ground: token("--picture"),
    accent: token("--accent"),
    font: getComputedStyle(document.body).fontFamily,
  };
  probe.remove();
  return palette;
}

/** The same label has the same colour everywhere. */
function other(label: string): string {
  let sum = 0;
  for (const letter of label) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003;
  return others[sum % others.length] as string;
}

export const community = (n: number): string => others[n % others.length] as string;

/** "rgb(1, 2, 3)" as #rrggbb. */
export function hex(colour: string): string {
  const parts = colour.match(/[\d.]+/g)?.slice(0, 3) ?? ["0", "0", "0"];
  return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, "0")).join("")}`;
}

/** A colour nearer to the ground: what is not meant. */
export function faded(colour: string, ground: string, part = 0.82): string {
  const channel = (text: string, i: number) => Number.parseInt(text.slice(1 + 2 * i, 3 + 2 * i), 16);
  return `#${[0, 1, 2]
    .map((i) => Math.round(channel(colour, i) * (1 - part) + channel(ground, i) * part))
    .map((value) => value.toString(16).padStart(2, "0"))
    .join("")}`;
}
