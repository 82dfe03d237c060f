// The properties of a relationship in words: what vouches for it, and how strongly.
import { t } from "../strings";
import { valueText } from "./value";

/** One remark on a relationship; `hint` explains the `term` of the source that it uses. */
export interface Remark {
  text: string;
  term?: string;
  hint?: string;
  tone?: "strong" | "limit" | "source";
}

type Properties = Record<string, unknown>;
type Word = (value: unknown) => Remark | undefined;

const e = t.evidence;
const rated =
  (term: string, words: (v: string) => string, hint: string): Word =>
  (value) => ({
    text: words(valueText(value)),
    term,
    hint,
  });
const flag =
  (text: string, hint: string): Word =>
  (value) =>
    value === true ? { text, term: text, hint, tone: "strong" } : undefined;

/** The properties with words of their own, in the order in which they are told. */
const known: Record<string, Word> = {
  when: (value) => ({ text: e.when(valueText(value)), tone: "limit" }),
  alternative: rated(e.terms.alternative, e.alternative, e.alternativeHint),
  essential: (value) =>
    value === true
      ? { text: e.essential, term: e.essential, hint: e.essentialHint, tone: "strong" }
      : { text: e.optional, term: e.optional, hint: e.optionalHint },
  importance: rated(e.terms.importance, e.importance, e.importanceHint),
  level: rated(e.terms.level, e.level, e.levelHint),
  share: rated(e.terms.share, e.share, e.shareHint),
  usual: flag(e.usual, e.usualHint),
  hot: flag(e.hot, e.hotHint),
  in_demand: flag(e.demand, e.demandHint),
};

const told = new Set([...Object.keys(known), "source", "dataset"]);

/** Every property as a remark: known ones in words, others as name and value, the source last. */
export function remarks(properties: Properties): Remark[] {
  const inWords = Object.entries(known).flatMap(([name, word]) =>
    properties[name] === undefined || properties[name] === null ? [] : (word(properties[name]) ?? []),
  );
  const others = Object.entries(properties)
    .filter(([name]) => !told.has(name))
    .map(([name, value]) => ({ text: `${name.replaceAll("_", " ")}: ${valueText(value)}` }));
  return [...inWords, ...others, ...source(properties)];
}

/** The terms that the remarks of several relationships use, each explained once. */
export function terms(all: readonly Properties[]): { term: string; hint: string }[] {
  const found = new Map<string, string>();
  for (const { term, hint } of all.flatMap(remarks)) if (term && hint) found.set(term, hint);
  return [...found].map(([term, hint]) => ({ term, hint }));
}

/** The source that several relationships share, in words; "" when they differ. */
export function sharedSource(all: readonly Properties[]): string {
  const texts = new Set(all.map((properties) => source(properties)[0]?.text ?? ""));
  return all.length > 1 && texts.size === 1 ? ([...texts][0] ?? "") : "";
}

function source(properties: Properties): Remark[] {
  const parts = [properties.source, properties.dataset].filter((part) => typeof part === "string");
  return parts.length ? [{ text: e.source(parts.join(" · ")), tone: "source" }] : [];
}
