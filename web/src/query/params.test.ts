import { describe, expect, it } from "vitest";
import { guessKind, type ParamKind, paramKind, paramNames, paramText, paramValue } from "./params";

const typed = ($type: string, _value: string) => ({ $type, _value });

describe("parameters", () => {
  it("are found outside strings, comments and quoted names", () => {
    const query =
      "MATCH (n {a: $a, b: '$no'}) // $no\nWHERE n.`$no` = $`odd name` /* $no */ MATCH (m:$any($a)) RETURN $a, $größe";
    expect(paramNames(query)).toEqual(["a", "odd name", "größe"]);
  });

  const values: [ParamKind, string, unknown][] = [
    ["text", " 41 ", " 41 "],
    ["text", "", ""],
    ["integer", "41", 41],
    ["integer", "+7", 7],
    ["integer", "9007199254740993", typed("Integer", "9007199254740993")],
    ["integer", "9223372036854775808", undefined],
    ["integer", "1.5", undefined],
    ["integer", "", undefined],
    ["float", "1", typed("Float", "1.0")],
    ["float", "-1.5e3", typed("Float", "-1.5e3")],
    ["float", "NaN", typed("Float", "NaN")],
    ["float", "x", undefined],
    ["boolean", "true", true],
    ["boolean", "yes", undefined],
    ["date", "2024-02-29", typed("Date", "2024-02-29")],
    ["date", "2023-02-29", undefined],
    ["datetime", "2024-02-29T10:00", typed("LocalDateTime", "2024-02-29T10:00:00")],
    ["datetime", "2024-02-29T10:00:00+01:00", typed("OffsetDateTime", "2024-02-29T10:00:00+01:00")],
    [
      "datetime",
      "2024-02-29T10:00:00+01:00[Europe/Berlin]",
      typed("ZonedDateTime", "2024-02-29T10:00:00+01:00[Europe/Berlin]"),
    ],
    ["duration", "P1DT2H", typed("Duration", "P1DT2H")],
    ["duration", "P", undefined],
    ["json", '[1, {"a": null}]', [1, { a: null }]],
    ["json", "[1", undefined],
    ["null", "anything", null],
  ];
  it.each(values)("as %s, %j is %j", (kind, text, value) => {
    expect(paramValue(kind, text)).toEqual(value);
  });

  it.each(values.filter(([kind, , value]) => value !== undefined && kind !== "null"))(
    "of kind %s survive the field: %j",
    (kind, _, value) => {
      expect(paramKind(value)).toBe(kind);
      expect(paramValue(kind, paramText(value))).toEqual(value);
    },
  );

  it.each<[string, ParamKind]>([
    ["41", "integer"],
    ["4.1", "float"],
    ["true", "boolean"],
    ["2024-12-31", "date"],
    ["[1]", "json"],
    ["[not", "text"],
    ["ml-engineer", "text"],
  ])("typed as %j are guessed to be %s", (text, kind) => {
    expect(guessKind(text)).toBe(kind);
  });
});
