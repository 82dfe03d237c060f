import { expect, it } from "vitest";
import { tabAfter } from "./tabs";

it.each([
  ["ArrowRight", 2, 0],
  ["ArrowRight", 0, 1],
  ["ArrowLeft", 0, 2],
  ["Home", 2, 0],
  ["End", 0, 2],
  ["x", 0, undefined],
])("%s from tab %i of 3 leads to %s", (key, at, next) => {
  expect(tabAfter(key, at, 3)).toBe(next);
});
