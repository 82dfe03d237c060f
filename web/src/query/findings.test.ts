import { describe, expect, it } from "vitest";
import { ofNotifications, ofProblem } from "./findings";

const problem = {
  title: "",
  status: 400,
  code: "bad_cypher",
  detail: "Unknown",
  nearest: ["size"] as string[],
};
const at = (column: number, line = 1) => ({ position: { offset: 0, line, column } });

describe("the finding of a problem", () => {
  it("marks the word and offers the only near name", () => {
    const found = ofProblem({ query: "RETURN '😀', szie([1])", base: 0 }, { ...problem, ...at(13) });
    expect(found).toEqual([{ from: 13, to: 17, message: "Unknown", severity: "error", fix: "size" }]);
  });

  it("stands where its statement stands", () => {
    const judged = { query: "RETURN szie([1])", base: 100 };
    expect(ofProblem(judged, { ...problem, ...at(8) })[0]).toMatchObject({ from: 107, to: 111 });
  });

  it("leaves out what was put in front of the statement", () => {
    const judged = { query: "PROFILE\nRETURN szie([1])", base: -8 };
    expect(ofProblem(judged, { ...problem, ...at(8, 2) })[0]).toMatchObject({ from: 7, to: 11 });
  });

  it("marks the variable of a property", () => {
    const judged = { query: "MATCH (role) RETURN rle.name", base: 0 };
    const found = ofProblem(judged, { ...problem, nearest: ["role"], ...at(21) });
    expect(found[0]).toMatchObject({ from: 20, to: 23, fix: "role" });
  });

  it.each([
    ["szie", ["size", "sine"], undefined],
    ["siz", ["size", "sizes"], "size"],
    ["xxxx", ["size"], undefined],
    ["szie", [], undefined],
  ])("%s with %j near offers %s", (word, nearest, fix) => {
    const judged = { query: `RETURN ${word}()`, base: 0 };
    expect(ofProblem(judged, { ...problem, ...at(8), nearest })[0]?.fix).toBe(fix);
  });

  it("is none without a place", () => {
    expect(ofProblem({ query: "x", base: 0 }, problem)).toEqual([]);
  });
});

describe("the finding of a notification", () => {
  const unknown = { code: "c", title: "t", description: "No", severity: "WARNING" };

  it("marks the unknown name behind its colon", () => {
    const n = { ...unknown, name: "Rol", nearest: ["Role"], ...at(9) };
    expect(ofNotifications({ query: "MATCH (n:Rol) RETURN n", base: 0 }, [n])).toEqual([
      { from: 9, to: 12, message: "No", severity: "warning", fix: "Role" },
    ]);
  });

  it("puts a name with a space in backticks, unless they are there", () => {
    const n = { ...unknown, name: "MachinePart", nearest: ["Machine Part"], ...at(9) };
    const fix = (query: string) => ofNotifications({ query, base: 0 }, [n])[0]?.fix;
    expect(fix("MATCH (n:MachinePart) RETURN n")).toBe("`Machine Part`");
    expect(fix("MATCH (n:`MachinePart`) RETURN n")).toBe("Machine Part");
  });
});
