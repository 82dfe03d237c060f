import { describe, expect, it, vi } from "vitest";
import { byLetter, Lines, onward, type Stop, type Way } from "./walk";
import { fitted, kept, whole } from "./zoom";

vi.stubGlobal("location", new URL("http://x/"));
const { asShown } = await import("./address");

const at = (name: string, left: number, top: number, width = 100, height = 30): Stop => ({
  name,
  box: name,
  left,
  top,
  right: left + width,
  bottom: top + height,
});

// A chart: A above B, C and D; E above D's neighbour F; D is far to the right of A.
const stops = [
  at("A", 0, 0),
  at("B", -120, 100),
  at("C", 0, 100),
  at("D", 600, 100),
  at("E", 480, 0),
  at("F", 480, 100),
];
const lines = new Lines(["A B", "A C", "A D", "E F"]);
const go = (from: string, way: Way) =>
  stops[
    onward(
      stops,
      lines,
      lines.upright(stops),
      stops.findIndex((s) => s.name === from),
      way,
    )
  ]?.name;

describe("arrow keys", () => {
  it.each([
    ["A", "down", "C"],
    ["B", "up", "A"],
    ["D", "up", "A"],
    ["F", "up", "E"],
    ["A", "right", "E"],
    ["B", "right", "C"],
    ["C", "right", "F"],
    ["A", "up", "A"],
    ["B", "left", "B"],
  ] as [string, Way, string][])("from %s %s to %s", (from, way, to) => {
    expect(go(from, way)).toBe(to);
  });

  it("tells pictures that are read sideways", () => {
    expect(new Lines(["A E"]).upright(stops)).toBe(false);
  });
});

describe("letters", () => {
  it("jump to the next name, round and round", () => {
    const named = [at("Docker", 0, 0), at("Kafka", 0, 40), at("dbt", 0, 80)];
    expect([byLetter(named, 0, "d"), byLetter(named, 2, "D"), byLetter(named, 1, "x")]).toEqual([2, 0, 1]);
  });
});

describe("zoom", () => {
  const size = (width: number, height = 100) => ({ width, height });

  it("fills the room, within what one can read", () => {
    const room = size(1000, 700);
    const scales = [size(1000), size(100), size(5000), size(1000, 900), size(1000, 9000)].map((picture) =>
      fitted(room, picture),
    );
    expect(scales).toEqual([1, 1.2, 0.7, 0.85, 0.85]);
    expect(fitted(room, size(100), 1.25)).toBe(1.5);
  });

  it("shows the whole picture", () => {
    expect(whole(size(500), size(1000, 1000))).toBe(0.2);
  });

  it("keeps the point under the pointer", () => {
    expect(kept(100, 50, 1, 2)).toBe(250);
  });
});

describe("the address of what is shown", () => {
  it("is bare, and a comparison as wide as its place", () => {
    expect(asShown("/api/v1/diagrams/org.svg?theme=dark", 733)).toBe(
      "/api/v1/diagrams/org.svg?theme=dark&bare=true",
    );
    expect(asShown("/api/v1/diagrams/compare.svg?roles=a", 733)).toBe(
      "/api/v1/diagrams/compare.svg?roles=a&bare=true&width=720",
    );
  });

  it("leaves a folded link as it is", () => {
    expect(asShown("/api/v1/diagrams/cypher.svg?d=xyz", 733)).toBe("/api/v1/diagrams/cypher.svg?d=xyz");
  });
});
