import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
  it("begins with a search: a thing and its neighbours, one step", async () => {
    const page = await open("/explore");
    await page.getByRole("heading", { name: "The canvas is empty" }).waitFor();
    await page.getByRole("combobox", { name: "Start with" }).fill("ml engineer");
    await page.getByRole("option", { name: "Machine Learning Engineer" }).click();
    await counts(page, "13 nodes, 14 relationships");
    await tab(page, "Steps");
    await page.getByText("Begin with Machine Learning Engineer and its neighbours").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("heading", { name: "The canvas is empty" }).waitFor();
  });

  it("offers the things with the most connections to begin with", async () => {
    const page = await open("/explore");
    const begin = page.getByRole("list", { name: "Or begin with one of these" });
    await begin.getByRole("button", { name: "Machine Learning Engineer" }).click();
    await counts(page, "13 nodes, 14 relationships");
  });

  it("goes on with a double-click", async () => {
    const page = await engineer();
    const at = await spot(page, "tensorflow");
    await page.mouse.dblclick(at.x, at.y);
    await row(page, "Machine Learning Researcher").waitFor();
  });

  it("brings a second thing alone: it may be joined to what is there", async () => {
    const page = await engineer();
    await page.getByRole("combobox", { name: "Start with" }).fill("kafka");
    await page.getByRole("option", { name: "Kafka" }).click();
    await counts(page, "14 nodes, 14 relationships");
  });

  it("offers on a right-click what can be done with a node", async () => {
    const page = await engineer();
    const at = await spot(page, "docker");
    await page.mouse.click(at.x, at.y, { button: "right" });
    const menu = page.getByRole("menu", { name: "Docker" });
    await menu.getByRole("menuitem", { name: "Expand" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await menu.getByRole("menuitem", { name: "Hide", exact: true }).click();
    await counts(page, "12 nodes, 13 relationships");
    await menu.waitFor({ state: "detached" });
  });

  it("opens the same menu from the keyboard, and gives the canvas the focus back", async () => {
    const page = await engineer();
    await tabTo(page, "[role=application]");
    await page.keyboard.press("t");
    await page.keyboard.press("Shift+F10");
    const menu = page.getByRole("menu", { name: "TensorFlow" });
    await menu.waitFor();
    await page.keyboard.press("Escape");
    await menu.waitFor({ state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("application");
    await page.keyboard.press("Shift+F10");
    await menu.waitFor();
    await page.keyboard.press("p");
    await row(page, "TensorFlow").getByText("pinned").waitFor();
  });

  it("begins from the page of a thing, and goes on by keyboard alone", async () => {
    const page = await open("/roles/ml-engineer");
    await tabTo(page, "a.button[href^='/explore']");
    await page.keyboard.press("Enter");
    await counts(page, "13 nodes, 14 relationships");
    await tabTo(page, "[role=grid] tr[tabindex='0']");
    await page.keyboard.press("c");
    await counts(page, "1 node, 0 relationships");
    await page.keyboard.press("Control+z");
    await counts(page, "13 nodes, 14 relationships");
    await page.keyboard.press("Control+Shift+z");
    await counts(page, "1 node, 0 relationships");
    await page.keyboard.press("Enter");
    await counts(page, "13 nodes, 14 relationships");
  });

  it("walks the canvas itself by arrows and letters", async () => {
    const page = await open("/explore?start=Role:ml-engineer");
    const said = page.locator(".explore > [role=status]");
    await said.getByText("Machine Learning Engineer: 12 neighbours added.").waitFor();
    await tabTo(page, "[role=application]");
    await said.getByText("Machine Learning Engineer, role, 12 connections").waitFor();
    await page.keyboard.press("t");
    await said.getByText("TensorFlow, tool, 1 connection").waitFor();
    await page.keyboard.press("Enter");
    await said.getByText("TensorFlow: 1 neighbour added.").waitFor();
    await page.keyboard.press("m");
    await page.keyboard.press("t");
    await said.getByText("TensorFlow, tool, 2 connections").waitFor();
    await page.keyboard.press("Space");
    await row(page, "TensorFlow").getByText("selected").waitFor();
    await page.keyboard.press("Escape");
    await said.getByText("Selection cleared.").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("BODY");
  });

  it("folds what is too much, opens a fold by facet, and the fold shrinks", async () => {
    const page = await open("/explore?start=Role:ml-engineer");
    await counts(page, "13 nodes, 14 relationships");
    await row(page, "Machine Learning Engineer").press("c");
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
    await counts(page, "13 nodes, 14 relationships");
    await row(page, "Machine Learning Engineer").press("c");
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

  it("shows any name as text", async () => {
    const page = await open("/explore?start=Role:ml-engineer", {});
    const names = ["<img src=x onerror=alert(1)>", "שלום\u202eabc", "🦊".repeat(300), "a".repeat(2000)];
    const odd = names.map((name, i) => ({
      elementId: `odd${i}`,
      label: "Role",
      key: `odd${i}`,
      name,
      labels: ["Role"],
      properties: { name },
    }));
    const json = (value: unknown) => ({ contentType: "application/json", body: JSON.stringify(value) });
    await page.route("**/api/v1/nodes", (route) => route.fulfill(json({ nodes: odd, missing: [] })));
    await page.route("**/api/v1/relationships", (route) =>
      route.fulfill(json({ items: [], returned: 0, total: 0 })),
    );
    await page.goto("/explore?start=Role:odd");
    for (const name of names) await row(page, name).waitFor();
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
    await row(page, "🦊").press("Space");
    await tab(page, "Selection");
    await page.getByRole("heading", { name: "🦊" }).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it("lists the steps, each with Cypher that runs", async () => {
    const page = await open("/explore?start=Role:ml-engineer");
    await row(page, "Machine Learning Engineer").press("c");
    await row(page, "Machine Learning Engineer").press("Enter");
    await counts(page, "13 nodes, 14 relationships");
    await page.getByRole("tab", { name: "Steps" }).click();
    await page.getByRole("link", { name: "Cypher: Expand Machine Learning Engineer, expand" }).click();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByText(/1 row\s+· database/).waitFor();
  });

  it.each([{ dark: false }, { dark: true }])(
    "has nothing for axe to find in any tab, $dark",
    async (theme) => {
      const page = await open("/explore?start=Role:ml-engineer", theme);
      await counts(page, "13 nodes, 14 relationships");
      await rule(page);
      await tab(page, "Filter");
      await page.getByRole("button", { name: "Add filter" }).click();
      for (const name of ["Table", "Selection", "Filter", "Look", "Steps", "Share"]) {
        await tab(page, name);
        expect([name, ...(await axe(page))]).toEqual([name]);
      }
    },
  );

  it("holds a phone of 360 pixels", async () => {
    const page = await open("/explore?start=Role:ml-engineer", { phone: true });
    await counts(page, "13 nodes, 14 relationships");
    for (const name of ["Selection", "Filter", "Look", "Steps", "Share", "Table"]) {
      await tab(page, name);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
  });
});

/** Opens a role with its twelve neighbours. */
async function engineer(): Promise<Page> {
  const page = await open("/explore?start=Role:ml-engineer");
  await counts(page, "13 nodes, 14 relationships");
  return page;
}

const tab = (page: Page, name: string) => page.getByRole("tab", { name, exact: true }).click();

/** Adds a rule that colours what is called TensorFlow. */
async function rule(page: Page) {
  await tab(page, "Look");
  await page.getByRole("checkbox", { name: "where" }).check();
  await page.getByLabel("Property").fill("name");
  await page.getByLabel("Value").fill("tensorflow");
  await page.getByRole("button", { name: "Add rule" }).click();
  await page.getByText("Nodes any name is tensorflow").waitFor();
}

describe("Hiding, filters and marks", () => {
  it("hides a node, a relationship, a label and a type, and shows them again", async () => {
    const page = await engineer();
    await row(page, "Docker").press("h");
    await counts(page, "12 nodes, 13 relationships");
    await row(page, "TensorFlow").click();
    await tab(page, "Selection");
    await page.getByRole("button", { name: /^Hide ← USES Machine Learning Engineer/ }).click();
    await counts(page, "12 nodes, 12 relationships");
    await tab(page, "Filter");
    await page.getByRole("checkbox", { name: "Tasks 3" }).uncheck();
    await counts(page, "9 nodes, 9 relationships");
    await page.getByRole("checkbox", { name: /^STUDIED/ }).uncheck();
    await counts(page, "9 nodes, 7 relationships");
    await page.getByRole("button", { name: "Show everything" }).click();
    await counts(page, "13 nodes, 14 relationships");
    await page.getByRole("button", { name: "Undo" }).click();
    await counts(page, "9 nodes, 7 relationships");
    await saved(page, (canvas) => canvas.h?.length === 2);
    await page.reload();
    await counts(page, "9 nodes, 7 relationships");
  });

  it("narrows by filters that must all be met", async () => {
    const page = await engineer();
    await tab(page, "Filter");
    await page.getByLabel("Label", { exact: true }).selectOption("Tool");
    await page.getByRole("button", { name: "Add filter" }).click();
    await counts(page, "2 nodes, 0 relationships");
    await page.getByLabel("Filter by").selectOption("property");
    await page.getByLabel("Property").fill("name");
    await page.getByLabel("Comparison").selectOption("contains");
    await page.getByLabel("Value").fill("FLOW");
    await page.getByRole("button", { name: "Add filter" }).click();
    await counts(page, "1 node, 0 relationships");
    await page.getByRole("button", { name: "Remove filter Tools" }).click();
    await page.getByRole("button", { name: "Remove filter name contains FLOW" }).click();
    await counts(page, "13 nodes, 14 relationships");
  });

  it("selects by click, with the control key and by lasso, and Escape clears", async () => {
    const page = await engineer();
    const [docker, tensorflow] = [await spot(page, "docker"), await spot(page, "tensorflow")];
    await page.mouse.click(docker.x, docker.y);
    await row(page, "Docker").getByText("selected").waitFor();
    // Two clicks within 300 ms are a double click.
    await page.waitForTimeout(400);
    await page.keyboard.down("Control");
    await page.mouse.click(tensorflow.x, tensorflow.y);
    await page.keyboard.up("Control");
    await row(page, "TensorFlow").getByText("selected").waitFor();
    await tab(page, "Selection");
    await page.getByRole("heading", { name: "2 nodes selected" }).waitFor();
    await page.getByRole("button", { name: "Lasso" }).click();
    const around = [
      [-14, -14],
      [14, -14],
      [14, 14],
      [-14, 14],
    ] as const;
    await page.mouse.move(docker.x - 14, docker.y - 14);
    await page.mouse.down();
    for (const [x, y] of around) await page.mouse.move(docker.x + x, docker.y + y);
    await page.mouse.up();
    await page.getByRole("heading", { name: "Docker tool" }).waitFor();
    await page.getByRole("application", { name: "Graph" }).press("Escape");
    await page.getByText("Nothing is selected.").waitFor();
  });

  it("moves what is dragged, as one step", async () => {
    const page = await engineer();
    const from = await spot(page, "docker");
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 30, from.y - 20, { steps: 4 });
    await page.mouse.up();
    await page.waitForTimeout(500);
    const to = await spot(page, "docker");
    expect([Math.round(to.x - from.x), Math.round(to.y - from.y)].map((n) => Math.abs(n) > 15)).toEqual([
      true,
      true,
    ]);
    await page.getByRole("button", { name: "Undo" }).click();
    await page.waitForTimeout(500);
    const back = await spot(page, "docker");
    expect(Math.hypot(back.x - from.x, back.y - from.y)).toBeLessThan(2);
  });

  it("finds the shortest path of two selected nodes and dims the rest", async () => {
    const page = await open("/explore?start=Tool:docker&start=Tool:pytorch");
    await row(page, "Docker").press(" ");
    await row(page, "PyTorch").press(" ");
    await tab(page, "Selection");
    await page.getByRole("button", { name: "Shortest path" }).click();
    await page.locator(".explore > [role=status]").getByText("hops. The rest is dimmed.").waitFor();
    await tab(page, "Table");
    await row(page, "Machine Learning Engineer").waitFor();
    await row(page, "TensorFlow").waitFor();
  });

  it("brings the paths to a node", async () => {
    const page = await open("/explore?start=Tool:docker");
    await row(page, "Docker").click();
    await tab(page, "Selection");
    await page.getByRole("button", { name: "Paths to here" }).click();
    await page.locator(".explore > [role=status]").getByText("from what is near").waitFor();
    await tab(page, "Table");
    await row(page, "Machine Learning Engineer").waitFor();
  });

  it("arranges by force, which stops by itself, and as a tree; a pinned node stays", async () => {
    const page = await engineer();
    await spot(page, "docker");
    await row(page, "Docker").press("p");
    const at = async (key: string) => {
      await page.waitForTimeout(600);
      const { k, x, y } = await saved(page, (canvas) => canvas.p?.length === 1);
      return [x[k.indexOf(key)], y[k.indexOf(key)]];
    };
    const [docker, tensorflow] = [await at("docker"), await at("tensorflow")];
    await page.getByRole("button", { name: "Tree" }).click();
    expect(await at("tensorflow")).not.toEqual(tensorflow);
    await tab(page, "Steps");
    await page.getByRole("button", { name: "Force" }).click();
    await page.getByText("Arrange by force").waitFor();
    expect(await at("docker")).toEqual(docker);
  });

  it("sizes and colours by measures and rules, and takes the style along", async () => {
    const page = await engineer();
    await rule(page);
    await page.getByLabel("Size by").selectOption("pagerank");
    await page.getByLabel("Colour by").selectOption("community");
    await page.getByRole("list", { name: "Legend" }).getByText("any name is tensorflow").waitFor();
    const style = await downloaded(page, "Save style");
    await saved(page, (canvas) => canvas.s?.colourBy === "community");
    await page.reload();
    await page.getByRole("list", { name: "Legend" }).getByText("any name is tensorflow").waitFor();
    await page.goto("/explore?start=Tool:docker");
    await row(page, "Docker").waitFor();
    await tab(page, "Look");
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "s.json", mimeType: "application/json", buffer: style });
    await page.getByText("Nodes any name is tensorflow").waitFor();
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "s.json", mimeType: "application/json", buffer: Buffer.from("x") });
    await page.getByRole("alert").getByText("no style").waitFor();
  });
});

/** What a button gives as a file. */
async function downloaded(page: Page, name: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name, exact: true }).click(),
  ]);
  return Buffer.concat(await (await file.createReadStream()).toArray());
}

describe("Share and export", () => {
  it("copies a link that opens the same canvas", async () => {
    const page = await engineer();
    await tab(page, "Share");
    await page.getByRole("button", { name: "Copy link" }).click();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto("/");
    await page.goto(link);
    await counts(page, "13 nodes, 14 relationships");
  });

  it("saves a canvas as a file and opens it; refuses another file", async () => {
    const page = await engineer();
    await tab(page, "Share");
    const file = await downloaded(page, "Save canvas file");
    await page.goto("/explore");
    await tab(page, "Share");
    const input = page.locator("input[type=file]");
    await input.setInputFiles({ name: "c.json", mimeType: "application/json", buffer: Buffer.from("{}") });
    await page.getByRole("alert").getByText("no canvas of Rolegraph").waitFor();
    await input.setInputFiles({ name: "c.json", mimeType: "application/json", buffer: file });
    await counts(page, "13 nodes, 14 relationships");
  });

  it("exports an SVG that the browser reads", async () => {
    const page = await engineer();
    await tab(page, "Share");
    const text = (await downloaded(page, "SVG")).toString();
    const read = await page.evaluate((svg) => {
      const document = new DOMParser().parseFromString(svg, "image/svg+xml");
      return [
        document.querySelector("parsererror")?.textContent,
        document.querySelectorAll("circle").length,
        document.title,
      ];
    }, text);
    expect(read).toEqual([undefined, 13, "Machine Learning Engineer and 12 more"]);
  });

  it("exports a PNG that the browser decodes", async () => {
    const page = await engineer();
    await tab(page, "Share");
    const bytes = await downloaded(page, "PNG");
    expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
    const size = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      return [image.width > 400, image.height > 200];
    }, bytes.toString("base64"));
    expect(size).toEqual([true, true]);
  });

  it("exports data that others read", async () => {
    const page = await engineer();
    await tab(page, "Share");
    const graphml = (await downloaded(page, "GraphML")).toString();
    const read = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, "application/xml");
      const count = (name: string) =>
        document.getElementsByTagNameNS("http://graphml.graphdrawing.org/xmlns", name).length;
      return [document.querySelector("parsererror")?.textContent, count("node"), count("edge")];
    }, graphml);
    expect(read).toEqual([undefined, 13, 14]);
    const { nodes, relationships } = JSON.parse((await downloaded(page, "JSON")).toString());
    expect([nodes.length, relationships.length]).toEqual([13, 14]);
    const lines = (text: Buffer) => text.toString().trimEnd().split("\r\n").length;
    expect(lines(await downloaded(page, "CSV nodes"))).toBe(14);
    expect(lines(await downloaded(page, "CSV relationships"))).toBe(15);
    const script = (await downloaded(page, "Cypher")).toString();
    expect([script.match(/^MERGE /gm)?.length, script.match(/ CREATE /g)?.length]).toEqual([13, 14]);
  });

  it("exports a page that works without this server", async () => {
    const page = await engineer();
    await tab(page, "Share");
    const folder = await mkdtemp(join(tmpdir(), "explore"));
    try {
      await writeFile(join(folder, "graph.html"), await downloaded(page, "Interactive HTML"));
      await page.goto(`file://${join(folder, "graph.html")}`);
      await page.getByText("13 nodes, 14 relationships", { exact: true }).waitFor();
      await page.getByRole("searchbox", { name: "Find a node" }).fill("tensor");
      await page.getByRole("button", { name: /^TensorFlow/ }).click();
      await page
        .getByRole("region", { name: "Details" })
        .getByRole("button", { name: /Machine Learning Engineer/ })
        .click();
      await page.getByRole("heading", { level: 2, name: "Machine Learning Engineer" }).waitFor();
      expect(await axe(page)).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
