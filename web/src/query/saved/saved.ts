// Saved queries as a list and as a file. Pure.
export interface Saved {
  name: string;
  /** "" is no folder. */
  folder: string;
  query: string;
  params: Record<string, unknown>;
}

const same = (a: Saved, b: Saved) => a.name === b.name && a.folder === b.folder;

/** The list by folder and name. */
export const sorted = (list: readonly Saved[]): Saved[] =>
  [...list].sort((a, b) => a.folder.localeCompare(b.folder) || a.name.localeCompare(b.name));

/** Puts a query in; one of the same name and folder makes way. */
export const put = (list: readonly Saved[], one: Saved): Saved[] => sorted([...without(list, one), one]);

export const without = (list: readonly Saved[], one: Saved): Saved[] =>
  list.filter((other) => !same(other, one));

/** The entry that `put` would replace. */
export const replaced = (list: readonly Saved[], one: Saved): Saved | undefined =>
  list.find((other) => same(other, one));

/** The queries of each folder, those without one first. */
export function byFolder(list: readonly Saved[]): [folder: string, queries: Saved[]][] {
  const groups = new Map<string, Saved[]>();
  for (const one of sorted(list)) groups.set(one.folder, [...(groups.get(one.folder) ?? []), one]);
  return [...groups];
}

const kind = "rolegraph queries";

export const fileText = (list: readonly Saved[]): string =>
  `${JSON.stringify({ kind, version: 1, queries: list }, null, 2)}\n`;

/** The queries of a file; undefined when it is no such file. */
export function readFile(text: string): Saved[] | undefined {
  try {
    const file: unknown = JSON.parse(text);
    const queries = isObject(file) && file.kind === kind ? file.queries : undefined;
    return Array.isArray(queries) ? queries.flatMap((one) => saved(one) ?? []) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads one entry; undefined when it holds no name or query. */
export function saved(one: unknown): Saved | undefined {
  if (!isObject(one)) return undefined;
  const { name, folder, query, params } = one;
  if (typeof name !== "string" || typeof query !== "string" || name === "") return undefined;
  return {
    name,
    query,
    folder: typeof folder === "string" ? folder : "",
    params: isObject(params) ? params : {},
  };
}

const isObject = (v: unknown): v is Record<string, unknown> =>
  typeof v === "object" && v !== null && !Array.isArray(v);

/**
 * Adds the queries of a file. What is there already is left as it is; what has the
 * name of another query gets a number behind its name, so that nothing is lost.
 */
export function merged(list: readonly Saved[], added: readonly Saved[]): Saved[] {
  return added.reduce<Saved[]>((all, one) => {
    const old = replaced(all, one);
    if (!old) return put(all, one);
    return old.query === one.query ? all : put(all, { ...one, name: freeName(all, one) });
  }, sorted(list));
}

function freeName(list: readonly Saved[], one: Saved): string {
  for (let n = 2; ; n++) {
    const name = `${one.name} (${n})`;
    if (!replaced(list, { ...one, name })) return name;
  }
}
