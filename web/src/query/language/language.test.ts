import { describe, expect, it } from "vitest";
import { labelsOf, variableBefore } from "./scope";
import { readSignature } from "./signature";

describe("signatures", () => {
  it("are read with types that hold commas", () => {
    expect(
      readSignature("f(a :: MAP<STRING, LIST<INTEGER>>, b = [1, 2] :: LIST<ANY>) :: INTEGER | FLOAT"),
    ).toEqual({
      name: "f",
      arguments: [
        { name: "a", type: "MAP<STRING, LIST<INTEGER>>" },
        { name: "b = [1, 2]", type: "LIST<ANY>" },
      ],
      returns: "INTEGER | FLOAT",
    });
  });

  it.each([
    ["db.ping() :: (success :: BOOLEAN)", "db.ping", 0, "(success :: BOOLEAN)"],
    ["odd", "odd", 0, ""],
    ["open(a :: ANY", "open", 1, ""],
  ])("%s", (text, name, count, returns) => {
    const found = readSignature(text);
    expect([found.name, found.arguments.length, found.returns]).toEqual([name, count, returns]);
  });
});

describe("the labels of a variable", () => {
  it.each([
    ["MATCH (r:Role) RETURN r", "r", ["Role"]],
    ["MATCH (r:Role|Team {x: 1})-[u:USES]->(t) MATCH (r:Person)", "r", ["Role", "Team", "Person"]],
    ["MATCH (r)-[u:USES|HAS*1..2]->()", "u", ["USES", "HAS"]],
    ["MATCH (`a b`:`Machine Part`)", "a b", ["Machine Part"]],
    ["MATCH (r:!Role)", "r", []],
    ["MATCH (r) RETURN {r: 'x:y'}", "r", []],
    ["MATCH (n:(A&B)|C)", "n", ["A", "B"]],
  ])("in %s of %s are %j", (text, variable, labels) => {
    expect(labelsOf(variable, text)).toEqual(labels);
  });

  it.each([
    ["RETURN r.na", "r"],
    ["RETURN r.", "r"],
    ["RETURN `a b`.x", "a b"],
    ["RETURN r", undefined],
    ["RETURN a.b.c", undefined],
    ["RETURN 1.5", undefined],
  ])("are asked for in %s: %s", (text, variable) => {
    expect(variableBefore(text)).toBe(variable);
  });
});
