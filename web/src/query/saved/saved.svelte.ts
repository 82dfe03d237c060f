// The saved queries of this browser. Other tabs of it see a change at once.

import { href } from "../../route/route";
import { encodeQuery } from "../state";
import { type Saved, saved } from "./saved";

const stored = "rolegraph.saved-queries";

class SavedQueries {
  list = $state.raw<Saved[]>(read());

  constructor() {
    addEventListener("storage", ({ key }) => {
      if (key === stored) this.list = read();
    });
  }

  /** Keeps a list; false when the browser has no room for it. */
  keep(list: Saved[]): boolean {
    this.list = list;
    try {
      localStorage.setItem(stored, JSON.stringify(list));
      return true;
    } catch {
      return false;
    }
  }
}

function read(): Saved[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(stored) ?? "[]");
    return Array.isArray(kept) ? kept.flatMap((one) => saved(one) ?? []) : [];
  } catch {
    return [];
  }
}

export const savedQueries = new SavedQueries();

/** The address that opens a query in the editor without running it. */
export const savedHref = ({ query, params }: Saved): string =>
  href({ view: "query", state: encodeQuery({ query, params, tab: "table", ran: false }) });
