import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axe, base, drawn, expectError, open, tabTo, useBrowser } from "./browser";

useBrowser();

/** The name of the box or row that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.querySelector("title")?.textContent ?? "");

const stop = "figure a[tabindex='0']";

describe("Pictures by keyboard", () => {
  it("have one Tab stop; arrows follow the lines, letters jump, Escape leaves", async () => {
    const page = await open("/roles/ml-engineer");
    await drawn(page);
    expect(await page.locator(stop).count()).toBe(1);
    await tabTo(page, stop);
    await page.keyboard.press("m");
    expect(await focused(page)).toBe("Machine Learning Team (Team)");
    await page.keyboard.press("ArrowLeft");
    expect(await focused(page)).toBe("Machine Learning Engineer (Role)");
    await page.keyboard.press("d");
    expect(await focused(page)).toBe("Deploy prediction models (Task)");
    await page.keyboard.press("ArrowDown");
    expect(await focused(page)).toBe("Train prediction models (Task)");
    expect(await page.locator("figcaption").textContent()).toContain("Train prediction models");
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.closest("figcaption") !== null)).toBe(true);
  });

  it("open what is focused on Enter, and come back to the picture", async () => {
    const page = await open("/roles/ml-engineer");
    await drawn(page);
    await tabTo(page, stop);
    await page.keyboard.press("t");
    await page.keyboard.press("t");
    expect(await focused(page)).toBe("TensorFlow (Tool)");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "TensorFlow" }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Machine Learning Engineer" }).waitFor();
  });

  it("zoom by keys, buttons and the wheel with Ctrl, and fit again", async () => {
    const page = await open("/roles/ml-engineer");
    await drawn(page);
    const width = () =>
      page
        .locator("figure svg[viewBox]")
        .first()
        .evaluate((e) => e.getBoundingClientRect().width);
    const fitting = await width();
    await page.getByRole("button", { name: "Zoom in (+)" }).click();
    const larger = await width();
    expect(larger).toBeGreaterThan(fitting);
    await page.locator("figure .room").hover();
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await expect.poll(width).toBeGreaterThan(larger);
    await page.getByRole("button", { name: "Fit the picture (0)" }).click();
    await expect.poll(width).toBe(fitting);
    await page.locator(stop).focus();
    await page.keyboard.press("-");
    await expect.poll(width).toBeLessThan(fitting);
  });
});

describe("Pictures in the page", () => {
  it("run nothing that a picture might hold", async () => {
    const hostile = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="200" height="90" viewBox="0 0 200 90" role="graphics-document" onload="window.ran=1">
      <script>window.ran = 2</script><style>svg{display:none}</style>
      <foreignObject width="9" height="9"><img xmlns="http://www.w3.org/1999/xhtml" src="x" onerror="window.ran=3"/></foreignObject>
      <a href="javascript:window.ran=4"><text x="9" y="20">script</text></a>
      <a href="//elsewhere.example/"><text x="9" y="40">elsewhere</text></a>
      <a href="/roles" onclick="window.ran=5" style="color:red"><title>inside</title><text x="9" y="60">inside</text></a>
      <image href="https://elsewhere.example/x.png" width="9" height="9"/></svg>`;
    expectError(/Content Security Policy/);
    const page = await open("/roles");
    await page.route("**/diagrams/thing.svg*", (route) =>
      route.fulfill({ contentType: "image/svg+xml", body: hostile }),
    );
    await page.getByRole("link", { name: "Machine Learning Engineer" }).click();
    await drawn(page);
    const picture = page.locator("figure svg[role^=graphics]");
    expect(await picture.locator("a[href]").count()).toBe(1);
    const left = await picture.evaluate((svg) =>
      [svg, ...svg.querySelectorAll("*")].map((e) => [e.localName, ...e.getAttributeNames()].join(" ")),
    );
    expect(left.filter((e) => /script|style|foreignObject|image|onload|onclick/.test(e))).toEqual([]);
    expect(await page.evaluate(() => (window as { ran?: number }).ran)).toBeUndefined();
  });

  it("say why they could not be drawn", async () => {
    expectError(/422/);
    const page = await open("/roles");
    const problem = {
      title: "Unprocessable",
      status: 422,
      code: "too_large",
      detail: "The picture would be too large.",
    };
    await page.route("**/diagrams/*.svg*", (route) =>
      route.fulfill({ status: 422, contentType: "application/problem+json", body: JSON.stringify(problem) }),
    );
    await page.getByRole("link", { name: "Machine Learning Engineer" }).click();
    await page.getByRole("alert").getByText("The picture would be too large.").waitFor();
  });

  it("leave the page where it is while they are drawn anew", async () => {
    const page = await open("/compare?roles=ml-engineer,ml-researcher");
    await drawn(page);
    const shift = await page.evaluate(async () => {
      let total = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) total += (entry as unknown as { value: number }).value;
      }).observe({ type: "layout-shift", buffered: true });
      await new Promise((done) => setTimeout(done, 300));
      return total;
    });
    expect(shift).toBeLessThan(0.1);
  });
});

describe("Organisation", () => {
  const link = "figure a[data-node='Team:machine-learning-team']";

  it("folds and unfolds inside the picture, by mouse", async () => {
    const page = await open("/org");
    await drawn(page);
    await page.locator(`${link} text`).first().click();
    await page.waitForURL(/fold=Team:machine-learning-team/);
    await page.locator(`${link}[aria-expanded=false]`).waitFor();
    await page.locator("figure a text", { hasText: "more below" }).click();
    await page.locator(`${link}[aria-expanded=true]`).waitFor();
    expect(new URL(page.url()).search).toBe("");
  });

  it("folds by keyboard, keeps the focus, and starts from a branch", async () => {
    const page = await open("/org");
    await drawn(page);
    await tabTo(page, stop);
    expect(await focused(page)).toBe("Machine Learning Team (Team)");
    await page.keyboard.press("Enter");
    await page.locator(`${link}[aria-expanded=false]`).waitFor();
    expect(await focused(page)).toBe("Machine Learning Team (Team)");
    await tabTo(page, "figcaption button:text('Start from here')");
    await page.keyboard.press("Enter");
    await page.waitForURL(/root=Team:machine-learning-team/);
    await page
      .getByRole("navigation", { name: "From the top down" })
      .getByRole("link", { name: "Everything" })
      .click();
    await page.waitForURL((url) => url.search === "");
  });

  it("rolls members up to their groups", async () => {
    const page = await open("/org");
    await page.getByRole("combobox", { name: "Roll up by" }).selectOption("MEMBER_OF");
    await page.getByText("6 members shown as 2 groups").waitFor();
    await page.waitForURL("**/org?rollup=MEMBER_OF");
    const outline = page.getByRole("region", { name: "Outline" });
    expect(await outline.getByRole("listitem").allTextContents()).toEqual([
      expect.stringMatching(/Machine Learning Team\s*6 members/),
      expect.stringMatching(/Software Engineering Team\s*1 member\s*$/),
    ]);
    expect(await axe(page)).toEqual([]);
  });

  it.each(["svg", "png", "dot"])("downloads %s that another program reads", async (format) => {
    const page = await open("/org");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: `Download as ${format.toUpperCase()}` }).click(),
    ]);
    const bytes = Buffer.concat(await (await file.createReadStream()).toArray());
    expect(read[format]?.(bytes)).toContain("Machine Learning Team");
  });

  it.each(["A4", "A3"])("prints %s: an index, a page a branch, no text below 7 points", async (paper) => {
    const page = await open(`/org?print=${paper}`);
    await page.getByText(/\d+ pages: an index/).waitFor();
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const sheets = words(pdf);
    expect(sheets.map(({ size }) => size)).toEqual(
      Array.from({ length: sheets.length }, () => (paper === "A4" ? [595, 842] : [842, 1191])),
    );
    expect(sheets[0]?.text).toContain("Machine Learning Team");
    expect(sheets.slice(1).some(({ text }) => text.includes("Data Scientist"))).toBe(true);
    expect(Math.min(...sheets.flatMap(({ heights }) => heights))).toBeGreaterThanOrEqual(7);
  });

  it("has nothing for axe to find on paper", async () => {
    const page = await open("/org?print=A4");
    await page.getByText(/\d+ pages: an index/).waitFor();
    expect(await axe(page)).toEqual([]);
  });
});

/** Readers that are not ours: an XML parser, a PNG's own signature and size, Graphviz. */
const read: Record<string, (bytes: Buffer) => string> = {
  svg: (bytes) => execFileSync("python3", ["-c", parseXml], { input: bytes, encoding: "utf8" }),
  png: (bytes) => {
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(300);
    return "Machine Learning Team"; // its letters are compared with Chromium's in internal/draw
  },
  dot: (bytes) => execFileSync("dot", ["-Tplain"], { input: bytes, encoding: "utf8" }),
};
const parseXml =
  "import sys,xml.etree.ElementTree as e; print(' '.join(e.parse(sys.stdin).getroot().itertext()))";

/** The words of a PDF by page, as poppler reads them: size of the page, text, heights of the lines in points. */
function words(pdf: Buffer): { size: number[]; text: string; heights: number[] }[] {
  const file = join(mkdtempSync(join(tmpdir(), "rolegraph-")), "org.pdf");
  writeFileSync(file, pdf);
  const xml = execFileSync("pdftotext", ["-bbox", file, "-"], { encoding: "utf8" });
  return [...xml.matchAll(/<page width="([\d.]+)" height="([\d.]+)">([\s\S]*?)<\/page>/g)].map(
    ([, w, h, body]) => {
      const found = [...(body ?? "").matchAll(/yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</g)];
      return {
        size: [Math.round(Number(w)), Math.round(Number(h))],
        text: found.map(([, , , word]) => word).join(" "),
        heights: found.map(([, top, bottom]) => Number(bottom) - Number(top)),
      };
    },
  );
}

describe("Clicks", () => {
  /** Counts clicks of the mouse. */
  async function counting(address: string) {
    const page = await open(address);
    let n = 0;
    const click = async (role: "button" | "link" | "option" | "combobox", name: string) => {
      n++;
      await page
        .getByRole(role, { name, exact: role !== "option" })
        .first()
        .click();
    };
    return { page, click, count: () => n };
  }

  it("three: which tools ML Engineer and ML Researcher share", async () => {
    const { page, click, count } = await counting("/");
    await click("combobox", "Add a role");
    await click("option", "Machine Learning Engineer");
    await click("option", "Machine Learning Researcher");
    await page
      .getByText("Machine Learning Engineer and Machine Learning Researcher share 1 tool: TensorFlow.")
      .waitFor();
    expect(count()).toBeLessThanOrEqual(3);
  });

  it("three: the picture of the organisation as a link", async () => {
    const { page, click, count } = await counting("/");
    await click("link", "Organisation");
    await click("button", "Picture link");
    await click("button", "Copy link");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${base}/api/v1/diagrams/org.svg`);
    expect(count()).toBeLessThanOrEqual(3);
  });

  it("two: from a role to the Cypher behind its page", async () => {
    const { page, click, count } = await counting("/roles");
    await click("link", "Machine Learning Engineer");
    await click("button", "Show Cypher");
    await page.getByRole("dialog").getByText("MATCH").first().waitFor();
    expect(count()).toBeLessThanOrEqual(2);
  });
});
