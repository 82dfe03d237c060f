// Queries to start from; each text is a file of its own.

import type { Tab } from "../state";
import any from "./any.cypher?raw";
import connectedMost from "./connected-most.cypher?raw";
import everythingAbout from "./everything-about.cypher?raw";
import joinedLabels from "./joined-labels.cypher?raw";
import sameTask from "./same-task.cypher?raw";
import sharedTools from "./shared-tools.cypher?raw";
import toolsByUse from "./tools-by-use.cypher?raw";
import worksWith from "./works-with.cypher?raw";

export interface Example {
  name: string;
  query: string;
  params: Record<string, unknown>;
  tab: Tab;
}

const example = (name: string, query: string, tab: Tab = "table", params = {}): Example => ({
  name,
  query: query.trimEnd(),
  params,
  tab,
});

export const works = example("Who works with whom?", worksWith, "picture");
export const toolsMost = example("Which tools do most roles use?", toolsByUse);
export const tasks = example("Which roles do the same task?", sameTask);
export const counts = example("How many nodes of each label?", any);
export const linked = example("Which labels are joined by what?", joinedLabels);
export const hubs = example("Which nodes have the most relationships?", connectedMost);

/** The examples of the Query view; without roles only those that fit any graph. */
export const examplesFor = (roles: boolean): Example[] =>
  roles
    ? [
        example("Which roles share a tool?", sharedTools),
        works,
        toolsMost,
        tasks,
        example("All about one role", everythingAbout, "picture", { role: "ml-engineer" }),
        counts,
      ]
    : [counts, linked, hubs];
