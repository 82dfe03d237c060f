// Text for the clipboard.
import type { PictureFormat, PictureKind, PictureQuery } from "../api/client";
import { pictureHref } from "../api/client";

/** A command for a shell: quoted, so that any address and text survive. */
export function curl(url: string, body?: unknown): string {
  const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;
  if (body === undefined) return `curl ${quoted(url)}`;
  return `curl ${quoted(url)} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))}`;
}

/** A picture of the API: what it shows, and how to ask for it. */
export interface Drawn {
  kind: PictureKind;
  query: PictureQuery;
  alt: string;
}

export const drawnHref = (drawn: Drawn, format: PictureFormat, theme?: string) =>
  pictureHref(drawn.kind, format, theme ? { ...drawn.query, theme } : drawn.query);

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (c) => escapes[c] as string);

/** A piece of HTML that shows the picture, with its text alternative. */
export const htmlSnippet = (src: string, alt: string) =>
  `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;

/** The same as Markdown. */
export const markdownSnippet = (src: string, alt: string) =>
  `![${alt.replace(/[[\]\\]/g, "\\$&")}](<${src.replaceAll(">", "%3E")}>)`;
