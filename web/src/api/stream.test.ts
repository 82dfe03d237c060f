import { describe, expect, it } from "vitest";
import { lineSplitter } from "./stream";

describe("lineSplitter", () => {
  it("puts lines together that arrive in pieces", () => {
    const split = lineSplitter();
    expect([split('{"a"'), split(":1}\n\n{"), split("}\n")]).toEqual([[], ['{"a":1}'], ["{}"]]);
  });
});
