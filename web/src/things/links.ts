// A page of neighbours as the links of one thing. Pure.
import type { Link, Neighbors, Ref } from "../api/types";

/** The relationships of the page, each with its other end. */
export function linksOf({ page, node }: Neighbors, of: Ref): Link[] {
  const byId = new Map(page?.nodes.map((one) => [one.elementId, one]));
  const self = page?.nodes.find((one) => one.label === of.label && one.key === (node?.key ?? of.key));
  return (page?.relationships ?? []).flatMap(({ elementId, start, end, properties }) => {
    const other = byId.get(start === self?.elementId ? end : start);
    return other ? [{ other, elementId, properties }] : [];
  });
}
