import { describe, expect, it } from "vitest";
import { type ColumnType, columnTypes } from "../columns";
import { type ChartChoice, changed, fits, suggested } from "./choice";
import { extent, pointsOf } from "./points";

const typed = ($type: string, _value: string) => ({ $type, _value });

describe("the types of columns", () => {
  it("come from their values, null apart", () => {
    const rows = [
      ["a", 1, typed("Date", "2024-01-01"), [1], null, 1],
      [null, typed("Float", "2.0"), null, [2], null, "x"],
    ];
    expect(columnTypes(["a", "b", "c", "d", "e", "f"], rows)).toEqual([
      "name",
      "number",
      "time",
      "other",
      "other",
      "other",
    ]);
  });
});

describe("the chart", () => {
  it.each<[ColumnType[], ChartChoice | undefined]>([
    [["name", "number"], { kind: "bar", x: 0, y: 1, z: -1 }],
    [["time", "number"], { kind: "line", x: 0, y: 1, z: -1 }],
    [["number", "number"], { kind: "scatter", x: 0, y: 1, z: -1 }],
    [["name", "name", "number"], { kind: "heat", x: 1, y: 0, z: 2 }],
    [["name", "name"], undefined],
    [["number"], undefined],
    [[], undefined],
  ])("of %j is %j", (types, choice) => {
    expect(suggested(types)).toEqual(choice);
  });

  it("fits only columns that are there and measured", () => {
    const types: ColumnType[] = ["name", "number", "other"];
    const bar: ChartChoice = { kind: "bar", x: 0, y: 1, z: -1 };
    expect([
      fits(bar, types),
      fits({ ...bar, y: 0 }, types),
      fits({ ...bar, x: 2 }, types),
      fits({ ...bar, y: 9 }, types),
      fits({ ...bar, kind: "pie" as "bar" }, types),
      fits(undefined, types),
    ]).toEqual([true, false, false, false, false, false]);
  });

  it.each<[ChartChoice["kind"], ChartChoice]>([
    ["scatter", { kind: "scatter", x: 2, y: 2, z: -1 }],
    ["line", { kind: "line", x: 0, y: 2, z: -1 }],
    ["bar", { kind: "bar", x: 0, y: 2, z: -1 }],
  ])("changes to %s with columns that fit it", (kind, next) => {
    expect(changed({ kind: "heat", x: 1, y: 0, z: 2 }, kind, ["name", "name", "number"])).toEqual(next);
  });
});

describe("points", () => {
  const types: ColumnType[] = ["name", "number", "time"];
  const rows = [
    ["a", 1, typed("ZonedDateTime", "2024-01-01T00:00:00+01:00[Europe/Berlin]")],
    [null, 2, null],
    ["c", typed("Integer", "9007199254740993"), typed("Date", "2024-01-02")],
  ];

  it("leave out rows without a value and count them", () => {
    const found = pointsOf(rows, { kind: "bar", x: 0, y: 1, z: -1 }, types);
    expect(found.points.map(({ x }) => x)).toEqual(["a", "c"]);
    expect([found.left, found.from, extent(found.points, "y")]).toEqual([1, 3, [1, 9007199254740992]]);
  });

  it("read times", () => {
    const { points } = pointsOf(rows, { kind: "line", x: 2, y: 1, z: -1 }, types);
    expect(points.map(({ x }) => (x as Date).toISOString())).toEqual([
      "2023-12-31T23:00:00.000Z",
      "2024-01-02T00:00:00.000Z",
    ]);
  });

  it("are no more than can be read", () => {
    const many = Array.from({ length: 100 }, (_, i) => [`n${i}`, i]);
    expect(pointsOf(many, { kind: "bar", x: 0, y: 1, z: -1 }, types)).toMatchObject({ left: 0, from: 60 });
  });
});
