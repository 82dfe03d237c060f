// The kinds of things that get a tab of their own, in a steady order.
const usual = ["Role", "Tool", "Skill", "Degree"];
const hidden = new Set(["Dataset"]);

/** The usual labels that are there, then the database's others; the one on screen is always among them. */
export function kinds(labels: string[], current: string): string[] {
  const known = labels.filter((label) => !hidden.has(label) || label === current);
  const first = usual.filter((label) => known.includes(label) || label === current);
  const rest = known.filter((label) => !usual.includes(label));
  const all = [...first, ...rest];
  return all.includes(current) ? all : [...all, current];
}
