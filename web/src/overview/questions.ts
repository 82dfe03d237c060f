// The example questions of the overview: each runs on a click.
import type { Ref } from "../api/types";
import { counts, type Example, hubs, linked, tasks, toolsMost, works } from "../query/examples/examples";
import { encodeQuery } from "../query/state";
import { compareHref, href, listHref } from "../route/route";
import { t } from "../strings";

export interface Question {
  text: string;
  href: string;
}

const asked = ({ name, query, params, tab }: Example): Question => ({
  text: name,
  href: href({ view: "query", state: encodeQuery({ query, params, tab, ran: true }) }),
});

/** A change of role that the built-in data can tell about. */
const told = ["data-engineer", "ml-engineer"];

/** Six questions for a database with these roles; fewer where there are none. */
export function questions(roles: Ref[], labels: string[]): Question[] {
  if (roles.length === 0)
    return [asked(counts), asked(linked), asked(hubs), ...labels.slice(0, 3).map(listed)];
  const pair = told.flatMap((key) => roles.find((r) => r.key === key) ?? []);
  const [from, to] = pair.length === 2 ? pair : roles;
  const lack =
    from && to
      ? [
          {
            text: t.overview.lack(from.name, to.name),
            href: compareHref([from.key, to.key], ["tools", "skills", "degrees"]),
          },
        ]
      : [];
  return [
    { text: t.overview.share, href: "/compare" },
    ...lack,
    asked(works),
    { text: t.overview.org, href: "/org" },
    asked(tasks),
    asked(toolsMost),
  ];
}

const listed = (label: string): Question => ({
  text: t.overview.which(t.things.title(label)),
  href: listHref(label, { sort: "uses" }),
});
