// What the search window lists for a text: things of the database, then views.
import type { SearchHit } from "../api/types";
import { thingHref } from "../route/route";
import { t } from "../strings";
import type { ViewTab } from "./views";

export interface Entry {
  href: string;
  name: string;
  label?: string;
  dataset?: string;
  alias?: string;
}

/** The entries for a text; without a text every view. */
export function entries(q: string, hits: SearchHit[], views: ViewTab[]): Entry[] {
  const wanted = q.toLowerCase();
  const matching = views
    .map((tab): Entry => ({ href: tab.href, name: t.views[tab.id] }))
    .filter((entry) => entry.name.toLowerCase().includes(wanted));
  if (!q) return matching;
  const things = hits.map(
    (hit): Entry => ({
      href: thingHref(hit),
      name: hit.name,
      label: hit.label,
      dataset: hit.dataset,
      alias: hit.matched,
    }),
  );
  return [...things, ...matching];
}
