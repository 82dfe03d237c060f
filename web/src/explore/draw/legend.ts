// What the colours on the canvas mean.
import type { Shown } from "../state/shown";
import type { Rule, Style } from "../state/style";
import { strings } from "../strings";
import type { Measured } from "./measured";
import { community, type Palette } from "./palette";

export interface Entry {
  colour: string;
  /** A label where `of` is node. */
  text: string;
  of: "node" | "rule" | "edge";
}

/** Communities that the legend lists one by one. */
const fewCommunities = 6;

export function legend(shown: Shown, style: Style, measured: Measured, palette: Palette): Entry[] {
  const nodes = measured.communities > 0 ? communities(measured) : labels(shown, palette);
  const rules = style.rules.flatMap((rule) => (rule.colour ? [ruleEntry(rule, rule.colour)] : []));
  return [...nodes, ...rules];
}

function labels(shown: Shown, palette: Palette): Entry[] {
  const all = new Map<string, number>();
  for (const { label } of shown.nodes.values()) all.set(label, (all.get(label) ?? 0) + 1);
  return [...all]
    .sort(([, a], [, b]) => b - a)
    .map(([label]) => ({ colour: palette.label(label), text: label, of: "node" }));
}

function communities({ communities: n }: Measured): Entry[] {
  const listed = Math.min(n, fewCommunities);
  return Array.from({ length: listed }, (_, i) => ({
    colour: community(i),
    text: i === listed - 1 && n > listed ? strings.look.communities(n) : String(i + 1),
    of: "rule",
  }));
}

export function ruleText({ name, condition }: Rule): string {
  const of = name === "" ? strings.look.any : name;
  return condition ? `${of} ${condition.property} ${condition.comparison} ${condition.value}`.trim() : of;
}

const ruleEntry = (rule: Rule, colour: string): Entry => ({
  colour,
  text: ruleText(rule),
  of: rule.of === "edge" ? "edge" : "rule",
});
