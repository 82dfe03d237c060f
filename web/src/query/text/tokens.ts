// The words and signs of Cypher, as far as the page needs to tell them apart: it
// must know a semicolon or a $ from one inside a string. Offsets count UTF-16
// units. The grammar is that of internal/cypherlex.

const part = String.raw`\p{L}\p{Nl}\p{Pc}\p{Mn}\p{Mc}\p{Nd}\p{Sc}`;
const quoted = "`(?:[^`]|``)*`";

/** In the order in which they are tried; what is closed comes before what is not. */
const kinds = {
  space: String.raw`[\s\u001c-\u001f\u0085\u180e]+`,
  comment: String.raw`\/\/[^\r\n]*|\/\*[\s\S]*?\*\/`,
  string: String.raw`'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*"`,
  quoted,
  unclosed: String.raw`\/\*[\s\S]*|['"${"`"}][\s\S]*`,
  param: String.raw`\$(?:${quoted}|[${part}]+)`,
  number: String.raw`\.?[0-9][${part}]*(?:\.[0-9][${part}]*)?`,
  word: String.raw`[\p{L}\p{Nl}\p{Pc}][${part}]*`,
  sign: String.raw`[\s\S]`,
};

export type Kind = keyof typeof kinds;

export interface Token {
  kind: Kind;
  text: string;
  from: number;
  to: number;
}

const names = Object.keys(kinds) as Kind[];
const pattern = new RegExp(names.map((name) => `(?<${name}>${kinds[name]})`).join("|"), "gu");

/** Every token of a text; their texts joined are the text. */
export function tokens(text: string): Token[] {
  return [...text.matchAll(pattern)].map((match) => {
    const kind = names.find((name) => match.groups?.[name] !== undefined) ?? "sign";
    return { kind, text: match[0], from: match.index, to: match.index + match[0].length };
  });
}

/** The tokens that mean something: no white space, no comments. */
export const meaningful = (text: string): Token[] =>
  tokens(text).filter(({ kind }) => kind !== "space" && kind !== "comment");

/** A name without its backticks. */
export const unquoted = (name: string): string =>
  name.startsWith("`") ? name.slice(1, -1).replaceAll("``", "`") : name;
