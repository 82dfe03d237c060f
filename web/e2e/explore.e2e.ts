import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { decodeCanvas } from "../src/explore/state/fragment";
import { axe, open, tabTo, useBrowser } from "./browser";

useBrowser();

const table = (page: Page) => page.getByRole("grid", { name: "What is on the canvas" });
const row = (page: Page, name: string) => table(page).getByRole("row", { name }).first();
const counts = (page: Page, text: string) => page.getByText(text, { exact: true }).first().waitFor();

/** The canvas as the address holds it, once it holds what is wanted. */
async function saved(page: Page, is: (canvas: NonNullable<ReturnType<typeof decodeCanvas>>) => boolean) {
  for (let i = 0; i < 100; i++) {
    const canvas = decodeCanvas(new URL(page.url()).hash.slice(1));
    if (canvas && is(canvas)) return canvas;
    await page.waitForTimeout(50);
  }
  throw new Error(
    `the address never held it: ${JSON.stringify(decodeCanvas(new URL(page.url()).hash.slice(1)))}`,
  );
}

/** Where a node is on the screen, worked out from the address: 1000 units fill the canvas at ratio 1. */
async function spot(page: Page, key: string): Promise<{ x: number; y: number }> {
  await page.getByRole("button", { name: "Stop" }).waitFor({ state: "detached" });
  await page.waitForTimeout(500);
  const { k, x, y, c = [0, 0, 1] } = await saved(page, (canvas) => canvas.k.includes(key));
  const box = await page.getByRole("application", { name: "Graph" }).boundingBox();
  if (!box) throw new Error("no canvas");
  const i = k.indexOf(key);
  const scale = Math.min(box.width, box.height) / (1000 * c[2]);
  return {
    x: box.x + box.width / 2 + ((x[i] ?? 0) - c[0]) * scale,
    y: box.y + box.height / 2 - ((y[i] ?? 0) - c[1]) * scale,
  };
}

describe("Explore", () => {
  it("says how to begin, and begins with a search and a double-click", async () => {
    const page = await open("/explore");
    await page.getByRole("heading", { name: "The canvas is empty" }).waitFor();
    await page.getByRole("combobox", { name: "Start with" }).fill("ml engineer");
    await page.getByRole("option", { name: "Machine Learning Engineer" }).click();
    await row(page, "Machine Learning Engineer").waitFor();
    const at = await spot(page, "ml-engineer");
    await page.mouse.dblclick(at.x, at.y);
    await counts(page, "13 nodes, 14 relationships");
    await row(page, "TensorFlow").waitFor();
  });

  it("begins from the page of a thing, and goes on by keyboard alone", async () => {
    const page = await open("/roles/ml-engineer");
    await tabTo(page, "a.button[href^='/explore']");
    await page.keyboard.press("Enter");
    await row(page, "Machine Learning Engineer").waitFor();
    await tabTo(page, "[role=grid] tr[tabindex='0']");
    await page.keyboard.press("Enter");
    await counts(page, "13 nodes, 14 relationships");
    await page.keyboard.press("c");
    await counts(page, "1 node, 0 relationships");
    await page.keyboard.press("Control+z");
    await counts(page, "13 nodes, 14 relationships");
    await page.keyboard.press("Control+z");
    await counts(page, "1 node, 0 relationships");
    await page.keyboard.press("Control+Shift+z");
    await counts(page, "13 nodes, 14 relationships");
  });

  it("walks the canvas itself by arrows and letters", async () => {
    const page = await open("/explore?start=Role:ml-engineer");
    const said = page.locator(".explore > [role=status]");
    await row(page, "Machine Learning Engineer").waitFor();
    await tabTo(page, "[role=application]");
    await page.keyboard.press("ArrowRight");
    await said.getByText("Machine Learning Engineer, role, 0 connections").waitFor();
    await page.keyboard.press("Enter");
    await said.getByText("Machine Learning Engineer: 12 neighbours added.").waitFor();
    await page.keyboard.press("t");
    await said.getByText("TensorFlow, tool, 1 connection").waitFor();
    await page.keyboard.press("Space");
    await row(page, "TensorFlow").getByText("selected").waitFor();
    await page.keyboard.press("Escape");
    await said.getByText("Selection cleared.").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  it("folds what is too much, opens a fold by facet, and the fold shrinks", async () => {
    const page = await open("/explore?start=Role:ml-engineer");
    await row(page, "Machine Learning Engineer").waitFor();
    await page.getByLabel("Open at once").selectOption("10");
    await row(page, "Machine Learning Engineer").press("Enter");
    await counts(page, "11 nodes, 12 relationships, 2 folded");
    const fold = table(page).getByRole("row", { name: /^\+2 tasks of Machine Learning Engineer/ });
    await fold.press("Enter");
    await page.getByRole("dialog").getByLabel("Name contains").fill("TRAIN");
    await page.getByRole("button", { name: "Unfold", exact: true }).click();
    await table(page).getByRole("row", { name: "+1 task of Machine Learning Engineer" }).waitFor();
    await row(page, "Train prediction models").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await fold.waitFor();
  });

  it("comes back on reload, with places and folds, and says what is missing", async () => {
    const page = await open("/explore?start=Role:ml-engineer&start=Role:nobody");
    await page.getByRole("alert").getByText("Role nobody").waitFor();
    await page.getByLabel("Open at once").selectOption("10");
    await row(page, "Machine Learning Engineer").press("Enter");
    await counts(page, "11 nodes, 12 relationships, 2 folded");
    await row(page, "Docker").press("p");
    await spot(page, "docker");
    const before = await saved(page, (canvas) => canvas.p?.length === 1);
    await page.reload();
    await counts(page, "11 nodes, 12 relationships, 2 folded");
    await row(page, "Docker").getByText("pinned").waitFor();
    await page.waitForTimeout(600);
    expect(decodeCanvas(new URL(page.url()).hash.slice(1))).toEqual(before);
    await page.goBack();
    expect(page.url()).toBe("about:blank");
  });

  it("opens with a broken link and says so", async () => {
    const page = await open("/explore#1.broken");
    await page.getByText("no readable canvas").waitFor();
    await page.getByRole("heading", { name: "The canvas is empty" }).waitFor();
  });

  it("lists the steps, each with Cypher that runs", async () => {
    const page = await open("/explore?start=Role:ml-engineer");
    await row(page, "Machine Learning Engineer").press("Enter");
    await counts(page, "13 nodes, 14 relationships");
    await page.getByRole("tab", { name: "Steps" }).click();
    await page.getByRole("link", { name: "Cypher: Expand Machine Learning Engineer, expand" }).click();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByText(/1 row · database/).waitFor();
  });

  it.each([{ dark: false }, { dark: true }])("has nothing for axe to find, $dark", async (theme) => {
    const page = await open("/explore?start=Role:ml-engineer", theme);
    await row(page, "Machine Learning Engineer").press("Enter");
    await counts(page, "13 nodes, 14 relationships");
    expect(await axe(page)).toEqual([]);
  });
});
