// Words for what the database names by itself.
import { words } from "../strings";

/** "USES in" is "Used by"; an unknown type is written out, with an arrow where it points here. */
export function relationWords(type: string, direction: string): string {
  const known = words.relations[`${type} ${direction}`];
  if (known) return known;
  const text = type.toLowerCase().replaceAll("_", " ");
  const sentence = text.charAt(0).toUpperCase() + text.slice(1);
  return direction === "in" ? `${sentence} (from)` : sentence;
}

/** One thing of a label, in the middle of a sentence. */
export const labelWord = (label: string) => words.label[label] ?? label;

/** The things of a label, as a heading. */
export const labelHeading = (label: string) => words.labels[label] ?? label;
