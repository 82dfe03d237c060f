import { describe, expect, it } from "vitest";
import { byFolder, fileText, merged, put, readFile, type Saved } from "./saved";

const one = (name: string, query = name, folder = ""): Saved => ({ name, folder, query, params: {} });

describe("saved queries", () => {
  it("replace one of the same name and folder only", () => {
    const list = put(put([one("a", "1"), one("a", "2", "x")], one("b")), one("a", "3"));
    expect(list).toEqual([one("a", "3"), one("b"), one("a", "2", "x")]);
  });

  it("stand in their folders, those without one first", () => {
    const groups = byFolder([one("b", "1", "x"), one("c"), one("a", "2", "x")]);
    expect(groups.map(([folder, list]) => [folder, list.map(({ name }) => name)])).toEqual([
      ["", ["c"]],
      ["x", ["a", "b"]],
    ]);
  });

  it("come back from their file", () => {
    const list = [{ ...one("日本 😀"), params: { a: [1, null] } }, one("b", "RETURN '\"'", "x")];
    expect(readFile(fileText(list))).toEqual(list);
  });

  it.each(["", "[]", '{"queries": []}', "{"])("are not read from %j", (text) => {
    expect(readFile(text)).toBeUndefined();
  });

  it("leave out entries of a file that are none", () => {
    const file = JSON.stringify({ kind: "rolegraph queries", queries: [one("a"), { name: "b" }, 1] });
    expect(readFile(file)).toEqual([one("a")]);
  });

  it("lose nothing when a file is added", () => {
    const list = merged([one("a", "1")], [one("a", "1"), one("a", "2"), one("a", "3"), one("b")]);
    expect(list).toEqual([one("a", "1"), one("a (2)", "2"), one("a (3)", "3"), one("b")]);
  });
});
