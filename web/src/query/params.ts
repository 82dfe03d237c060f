// The parameters of a query: found in its text, typed in by the reader, kept in the
// API's form of values (integers as JSON numbers, floats and dates as {"$type", "_value"}).
import { isTyped } from "../things/value";
import { meaningful, unquoted } from "./text/tokens";

/** The names behind $, once each; $any(…) is a dynamic label, no parameter. */
export function paramNames(query: string): string[] {
  const all = meaningful(query);
  const names = all.flatMap(({ kind, text }, i) =>
    kind === "param" && all[i + 1]?.text !== "(" ? unquoted(text.slice(1)) : [],
  );
  return [...new Set(names)];
}

export const paramKinds = [
  "text",
  "integer",
  "float",
  "boolean",
  "date",
  "datetime",
  "duration",
  "json",
  "null",
] as const;
export type ParamKind = (typeof paramKinds)[number];

/** The kinds that travel as {"$type", "_value"}; a date with a time may be written with or without its zone. */
const typeNames: Record<string, ParamKind> = {
  Integer: "integer",
  Float: "float",
  Date: "date",
  LocalDateTime: "datetime",
  OffsetDateTime: "datetime",
  ZonedDateTime: "datetime",
  Duration: "duration",
};

/** The kind of a value; what has no field of its own is JSON. */
export function paramKind(value: unknown): ParamKind {
  if (value === null) return "null";
  if (isTyped(value)) return typeNames[value.$type] ?? "json";
  if (typeof value === "number") return Number.isInteger(value) ? "integer" : "float";
  if (typeof value === "boolean") return "boolean";
  return typeof value === "object" ? "json" : "text";
}

/** The text that stands in the field for a value. */
export function paramText(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (isTyped(value) && typeNames[value.$type]) return String(value._value);
  return typeof value === "string" ? value : JSON.stringify(value);
}

const typed = ($type: string, _value: string) => ({ $type, _value });
const [least, most] = [-(2n ** 63n), 2n ** 63n - 1n];

function integer(text: string): unknown {
  if (!/^[+-]?\d+$/.test(text)) return undefined;
  const n = BigInt(text.replace("+", ""));
  if (n < least || n > most) return undefined;
  return Number.isSafeInteger(Number(n)) ? Number(n) : typed("Integer", n.toString());
}

function float(text: string): unknown {
  if (!/^([+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|NaN|[+-]?Infinity)$/i.test(text)) return undefined;
  return typed("Float", /^[+-]?\d+$/.test(text) ? `${text}.0` : text);
}

function date(text: string): unknown {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
  return valid && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text)
    ? typed("Date", text)
    : undefined;
}

function datetime(text: string): unknown {
  const match = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?(\[.+\])?$/.exec(
    text,
  );
  if (!match || !date(match[1] ?? "")) return undefined;
  const full = match[2] ? text : text.replace(/T(\d{2}:\d{2})/, "T$1:00");
  return typed(match[5] ? "ZonedDateTime" : match[4] ? "OffsetDateTime" : "LocalDateTime", full);
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const readers: Record<ParamKind, (text: string) => unknown> = {
  text: (text) => text,
  integer,
  float,
  boolean: (text) => ({ true: true, false: false })[text],
  date,
  datetime,
  duration: (text) => (/^-?P(?=.)[\dT.,YMWDHS-]+$/.test(text) ? typed("Duration", text) : undefined),
  json,
  null: () => null,
};

/** The value that a text stands for as a kind; undefined when it stands for none. */
export const paramValue = (kind: ParamKind, text: string): unknown =>
  readers[kind](kind === "text" ? text : text.trim());

/** The kind that a text most likely has, for a field that nobody chose a kind for. */
export function guessKind(text: string): ParamKind {
  const likely: ParamKind[] = ["integer", "float", "boolean", "date", "datetime"];
  const found = likely.find((kind) => paramValue(kind, text) !== undefined);
  if (found) return found;
  return /^[[{]/.test(text.trim()) && json(text) !== undefined ? "json" : "text";
}
