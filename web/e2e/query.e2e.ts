import type { Download, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { axe, drawn, expectError, open, tabTo, useBrowser } from "./browser";

useBrowser();

const editor = ".cm-content";

/** Opens the view with a text in the editor. */
async function write(text: string, options = {}): Promise<Page> {
  const page = await open("/query", options);
  await page.locator(editor).focus();
  await page.keyboard.insertText(text);
  return page;
}

/** The same, and runs it. */
async function run(text: string, options = {}): Promise<Page> {
  const page = await write(text, options);
  await page.keyboard.press("Control+Enter");
  return page;
}

const grid = (page: Page) => page.getByRole("grid", { name: "Result" });

async function textOf(file: Download): Promise<string> {
  const chunks = await (await file.createReadStream()).toArray();
  return Buffer.concat(chunks).toString();
}

async function downloaded(page: Page, button: string): Promise<string> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return textOf(file);
}

describe("Query runs", () => {
  it("by keyboard alone and shows rows as they come", async () => {
    const page = await run("UNWIND range(1, 50000) AS i RETURN i, i * i AS square");
    await page.getByText("50,000 rows").waitFor();
    expect(await grid(page).getAttribute("aria-rowcount")).toBe("50001");
    await grid(page).focus();
    await page.keyboard.press("Control+End");
    await page.getByRole("gridcell", { name: "2500000000" }).waitFor();
    expect(await grid(page).getByRole("row").count()).toBeLessThan(80);
  });

  it("the statement with the caret, the selection, or all of them", async () => {
    const page = await write("RETURN 'one; a' AS a;\nRETURN 2 AS b; // two\nRETURN 3 AS c");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("columnheader", { name: "b" }).waitFor();
    expect(await page.getByRole("tab", { name: /^Statement/ }).count()).toBe(0);

    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Shift+End");
    await page.getByRole("button", { name: "Run selection" }).click();
    await page.getByRole("gridcell", { name: "one; a" }).waitFor();

    await page.locator(editor).focus();
    await page.keyboard.press("Control+Shift+Enter");
    const tabs = page.getByRole("tab", { name: /^Statement/ });
    await page.getByRole("tab", { name: "Statement 3 1 row" }).waitFor();
    expect(await tabs.count()).toBe(3);
    await tabs.first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("columnheader", { name: "c" }).waitFor();
    await page.waitForURL(/#1\./);
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByRole("tab", { name: "Statement 3 1 row", selected: true }).waitFor();
    await page.getByRole("columnheader", { name: "c" }).waitFor();
  });

  it("stops at the statement that fails, and marks it where it stands", async () => {
    expectError(/400/);
    const page = await write("RETURN '😀' AS a;\nRETURN toUper('b');\nRETURN 3 AS c");
    await page.locator(".cm-lintRange-error").waitFor();
    expect(await page.locator(".cm-lintRange-error").textContent()).toBe("toUper");
    await page.getByRole("button", { name: "Run all 3" }).click();
    await page.getByRole("tab", { name: "Statement 2 failed" }).click();
    await page.getByText("line 2, column 8").waitFor();
    await page.getByRole("tab", { name: "Statement 3 not run" }).click();
    await page.getByText("Not run: an earlier statement did not reach its end.").first().waitFor();
  });

  it("again what broke off half way, and keeps its rows meanwhile", async () => {
    const page = await open("/query");
    await page.route("**/api/v1/cypher", (route) =>
      route.fulfill({
        contentType: "application/x-ndjson",
        body: '{"header":{"columns":["i"]}}\n{"row":[1]}\n{"row":[2]}\n',
      }),
    );
    await page.locator(editor).focus();
    await page.keyboard.insertText("UNWIND range(1, 3) AS i RETURN i");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Incomplete: the stream broke off. The rows so far stay.").waitFor();
    await page.getByRole("gridcell", { name: "2" }).waitFor();
    await page.unroute("**/api/v1/cypher");
    await page.getByRole("button", { name: "Run again" }).click();
    await page.getByText("3 rows").waitFor();
  });

  it("until it is cancelled", async () => {
    const page = await run("UNWIND range(1, 1000000000) AS i WITH i WHERE i < 0 RETURN i");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled. The rows so far stay.").waitFor();
  });

  it("what is over the budget only when told to", async () => {
    expectError(/422/);
    const page = await write("MATCH (a), (b), (c), (d), (e), (f), (g) RETURN a.name");
    await page.getByText("Would be refused:").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.locator(".note.bad").waitFor();
    await page.getByRole("button", { name: "Run anyway" }).click();
    await page.locator("[role=gridcell]").first().waitFor();
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled. The rows so far stay.").waitFor();
  });

  it("nothing that writes, and says why", async () => {
    expectError(/403/);
    const page = await write("CREATE (n) RETURN n");
    await page.getByText("Would be refused:").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.locator(".note.bad").waitFor();
  });

  it("with parameters of a kind, which the address keeps", async () => {
    const page = await write("RETURN $n + 1 AS next, $day.year AS year, $list[1] AS second");
    await page.getByLabel("$n", { exact: true }).fill("41");
    await page.getByLabel("Kind of $day").selectOption("date");
    await page.getByLabel("$day", { exact: true }).fill("2024-02-29");
    await page.getByLabel("Kind of $list").selectOption("list or map (JSON)");
    await page.getByLabel("$list", { exact: true }).fill('["a", "b"');
    await page.keyboard.press("Tab");
    await page.getByText("not JSON").waitFor();
    await page.getByLabel("$list", { exact: true }).fill('["a", "b"]');
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    for (const name of ["42", "2024", "b"]) await page.getByRole("gridcell", { name, exact: true }).waitFor();
    await page.waitForURL(/#1\./);
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByRole("gridcell", { name: "42" }).waitFor();
    expect(await page.getByLabel("Kind of $day").inputValue()).toBe("date");
  });
});

describe("The editor", () => {
  it("marks an error, says where it is, and offers the fix as one step", async () => {
    expectError(/400/);
    const page = await write("MATCH (r:Role) RETURN toUper(r.name)");
    await page.locator(".cm-lintRange-error").waitFor();
    await page.getByText("line 1, column 23").waitFor();
    await page.getByRole("button", { name: "Replace by toUpper" }).click();
    await page.locator(".cm-lintRange-error").waitFor({ state: "detached" });
    expect(await page.locator(editor).textContent()).toBe("MATCH (r:Role) RETURN toUpper(r.name)");
    await page.keyboard.press("Control+z");
    expect(await page.locator(editor).textContent()).toBe("MATCH (r:Role) RETURN toUper(r.name)");
  });

  it("marks an unknown label in amber and still runs", async () => {
    const page = await write("MATCH (r:Rol) RETURN r");
    await page.locator(".cm-lintRange-warning").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("No rows.").waitFor();
    await page.getByRole("button", { name: "Replace by Role" }).click();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("link", { name: "Data Engineer" }).waitFor();
  });

  it("tells remarks of one kind together", async () => {
    const page = await run("MATCH (r:Role) RETURN r.hatColour, r.hatSize LIMIT 1");
    await page.getByText(/property key is not in the database hatColour, hatSize/).click();
    await page.getByText("the missing property name is: hatSize").waitFor();
  });

  it("completes labels, and the properties that a label has", async () => {
    expectError(/400/);
    const page = await open("/query");
    await page.locator(editor).click();
    await page.keyboard.type("MATCH (r:Degr", { delay: 30 });
    const suggestions = page.locator(".cm-tooltip-autocomplete li");
    await suggestions.filter({ hasText: "Degree" }).first().waitFor();
    // The editor takes no choice in the first moment of a list, so that nobody chooses by accident.
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    await page.keyboard.type(") RETURN r.", { delay: 30 });
    await suggestions.filter({ hasText: "level" }).first().waitFor();
    expect(await suggestions.filter({ hasText: "aliases" }).count()).toBe(0);
  });

  it("shows a function's signature while it is written, and on hover", async () => {
    expectError(/400/);
    const page = await open("/query");
    await page.locator(editor).click();
    await page.keyboard.type("RETURN substring('abc', ", { delay: 20 });
    await page.locator(".cm-signature strong").waitFor();
    expect(await page.locator(".cm-signature").textContent()).toContain("substring(");
    await page.keyboard.press("Escape");
    await page.locator(".cm-signature").waitFor({ state: "detached" });
    await page.locator(".cm-line span", { hasText: "substring" }).first().hover();
    await page.locator(".cm-signature").waitFor();
  });

  it("formats, comments out, moves lines and takes several carets", async () => {
    const page = await write("match (n:Role) where n.id='x' return n");
    await page.keyboard.press("Shift+Alt+f");
    await page.waitForFunction(
      () =>
        document.querySelector(".editor")?.shadowRoot?.querySelectorAll(".cm-line")[0]?.textContent ===
        "MATCH (n:Role)",
    );
    const lines = () => page.locator(".cm-line").allTextContents();
    expect(await lines()).toEqual(["MATCH (n:Role)", "WHERE n.id = 'x'", "RETURN n"]);
    await page.keyboard.press("Control+Home");
    await page.keyboard.press("Alt+ArrowDown");
    expect((await lines())[1]).toBe("MATCH (n:Role)");
    await page.keyboard.press("Alt+ArrowUp");
    await page.keyboard.press("Control+/");
    expect((await lines())[0]).toBe("// MATCH (n:Role)");
    await page.keyboard.press("Control+/");
    await page.locator(".cm-line").last().getByText("n", { exact: true }).dblclick();
    await page.keyboard.press("Control+d");
    await page.keyboard.type("m");
    expect(await lines()).toEqual(["MATCH (m:Role)", "WHERE n.id = 'x'", "RETURN m"]);
  });

  it("takes what is typed over a selection, brackets around it", async () => {
    const page = await write("MATCH (r:Role) RETURN r");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("RETURN 1");
    await page.keyboard.press("Shift+ArrowLeft");
    await page.keyboard.type("(");
    expect(await page.locator(editor).textContent()).toBe("RETURN (1)");
  });

  it("is as high as it was made, by keyboard", async () => {
    const page = await open("/query");
    const height = page.getByRole("separator", { name: "Height of the editor" });
    const before = Number(await height.getAttribute("aria-valuenow"));
    await height.focus();
    await page.keyboard.press("ArrowDown");
    await page.reload();
    await height.waitFor();
    expect(Number(await height.getAttribute("aria-valuenow"))).toBe(before + 24);
  });
});

describe("The table", () => {
  it("sorts and filters by mouse, and an address brings that back", async () => {
    const page = await run("MATCH (t:Tool) RETURN t.name AS tool, size(t.name) AS n");
    await page.getByText("7 rows").waitFor();
    await page.getByRole("columnheader", { name: "tool" }).getByRole("button").click();
    const first = page.locator("#cell-1-1");
    await page.waitForFunction(() => document.getElementById("cell-1-1")?.textContent === "Airflow");
    await page.getByRole("columnheader", { name: "tool" }).getByRole("button").click();
    await page.waitForFunction(() => document.getElementById("cell-1-1")?.textContent === "TensorFlow");
    await page.getByLabel("Filter rows").fill("torch");
    await page.getByText("1 of 7 rows hold this text").waitFor();
    expect(await first.textContent()).toBe("PyTorch");
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByText("1 of 7 rows hold this text").waitFor();
    expect(await page.getByRole("columnheader", { name: "tool" }).getAttribute("aria-sort")).toBe(
      "descending",
    );
  });

  it("is walked, sorted, widened and copied by keyboard", async () => {
    const page = await run("MATCH (t:Tool) RETURN t.name AS tool, size(t.name) AS n ORDER BY n");
    await page.getByText("7 rows").waitFor();
    await tabTo(page, "[role=grid]");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.getElementById("cell-1-1")?.textContent === "Airflow");
    const heading = page.locator("#cell-0-1");
    const before = (await heading.boundingBox())?.width ?? 0;
    await page.keyboard.press("Alt+ArrowRight");
    expect((await heading.boundingBox())?.width).toBeGreaterThan(before);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+c");
    await page.getByText("Cell copied.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Airflow");
    await page.keyboard.press("r");
    await page.getByText("Row copied.").waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("Airflow\t7");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Row in full" }).getByText("Airflow").waitFor();
  });

  it("opens the page of a node by Enter", async () => {
    const page = await run("MATCH (t:Tool {id: 'kafka'}) RETURN t");
    await page.getByRole("link", { name: "Kafka" }).waitFor();
    await grid(page).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Kafka" }).waitFor();
  });

  it("shows names as text, whatever is in them", async () => {
    const page = await run(
      "RETURN '<img src=x onerror=alert(1)>' AS html, 'שלום 😀' AS rtl, reduce(s = '', i IN range(1, 20000) | s + 'x') AS long",
    );
    await page.getByRole("gridcell", { name: "<img src=x onerror=alert(1)>" }).waitFor();
    expect(await page.locator("[role=gridcell] img").count()).toBe(0);
    expect((await page.locator("#cell-1-3").textContent())?.length).toBe(400);
  });
});

describe("Files", () => {
  it("hold what is shown as CSV and JSON", async () => {
    const page = await run(
      "MATCH (t:Tool {id: 'kafka'}) RETURN t.name AS tool, 'a,\"b' AS text, null AS none",
    );
    await page.getByText("1 row ·").waitFor();
    expect(await downloaded(page, "Download CSV")).toBe('tool,text,none\r\nKafka,"a,""b",\r\n');
    expect(JSON.parse(await downloaded(page, "Download JSON"))).toEqual([
      { tool: "Kafka", text: 'a,"b', none: null },
    ]);
  });

  it("hold all rows, also when the table keeps fewer", async () => {
    const page = await run("UNWIND range(1, 200000) AS i RETURN i, 'row ' + i AS text");
    await page.getByText("The table keeps the first 100,000 of 200,000 rows").waitFor();
    expect(await grid(page).getAttribute("aria-rowcount")).toBe("100001");
    const lines = (await downloaded(page, "Download CSV")).split("\r\n");
    expect([lines.length, lines[0], lines[200_000]]).toEqual([200_002, "i,text", "200000,row 200000"]);
  });
});

describe("Results", () => {
  it("are drawn as a graph, and come back on reload", async () => {
    const page = await open("/query");
    await page.getByRole("button", { name: "Who works with whom?" }).click();
    await page.getByRole("tab", { name: "Graph", selected: true }).waitFor();
    await drawn(page);
    await page.waitForURL(/#1\./);
    await page.reload();
    await drawn(page);
    await page.getByRole("tab", { name: "Plan" }).click();
    await page.getByRole("tree", { name: "Execution plan" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Who works with whom?" }).waitFor();
  });

  it("open in Explore with their nodes", async () => {
    const page = await run("MATCH p = (:Role {id: 'ml-engineer'})-[:USES]->(:Tool) RETURN p");
    await page.getByText("2 rows").waitFor();
    await page.getByRole("tab", { name: "Graph" }).click();
    await page.getByRole("link", { name: "Open in Explore" }).click();
    await page.waitForURL(/\/explore/);
    await page.getByText("TensorFlow").first().waitFor();
  });

  it("are drawn as the chart that fits, changed by keyboard, saved as SVG and PNG", async () => {
    const page = await run("MATCH (r:Role)-[:USES]->(t) RETURN r.name AS role, count(t) AS tools");
    await page.getByRole("tab", { name: "Table" }).focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.getByRole("img", { name: /^Bars: tools by role, 3 rows\. tools from 2 to 3\.$/ }).waitFor();
    const svg = await downloaded(page, "Download SVG");
    const roots = await page.evaluate(
      (text) =>
        new DOMParser().parseFromString(text, "image/svg+xml").querySelectorAll("parsererror, rect").length,
      svg,
    );
    expect(roots).toBeGreaterThanOrEqual(4);
    expect(svg).not.toContain("<style");
    const [png] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download PNG" }).click(),
    ]);
    const bytes = Buffer.concat(await (await png.createReadStream()).toArray());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    await tabTo(page, "#result-panel select");
    await page.keyboard.press("ArrowDown");
    await page.getByRole("img", { name: /^Lines: / }).waitFor();
  });

  it("tell the plan as a tree, and measure it", async () => {
    const page = await run("MATCH (r:Role) RETURN r.name");
    await page.getByText("7 rows").waitFor();
    await page.getByRole("tab", { name: "Plan" }).click();
    const tree = page.getByRole("tree", { name: "Execution plan" });
    await tree.getByText("NodeByLabelScan").waitFor();
    await page.getByRole("tabpanel").getByRole("button", { name: "Profile" }).click();
    await tree.getByText("7 rows, 8 hits").waitFor();
    const all = await tree.getByRole("treeitem").count();
    await tree.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowLeft");
    expect(await tree.getByRole("treeitem").count()).toBe(2);
    await page.keyboard.press("ArrowRight");
    expect(await tree.getByRole("treeitem").count()).toBe(all);
  });
});

describe("Queries", () => {
  it("are kept in the history", async () => {
    const page = await run("RETURN 42 AS answer");
    await page.getByRole("gridcell", { name: "42" }).waitFor();
    await page.keyboard.press("Shift+Alt+H");
    await page.getByRole("dialog").getByLabel("Find in history").fill("answer");
    await page.getByRole("dialog").getByText("RETURN 42 AS answer").waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it("are saved, found everywhere, exported and imported, by keyboard", async () => {
    const page = await write("MATCH (r:Role) RETURN count(r)");
    await page.keyboard.press("Control+s");
    await page.getByLabel("Name", { exact: true }).fill("How many roles");
    await page.getByLabel("Folder (may be empty)").fill("Counts");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Save the query" }).waitFor({ state: "hidden" });

    await page.goto("/roles");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("how many");
    await page.getByRole("option", { name: "How many roles" }).waitFor();
    await page.keyboard.press("Enter");
    await page.locator(editor).getByText("count").waitFor();

    await page.keyboard.press("Shift+Alt+S");
    const dialog = page.getByRole("dialog", { name: "Saved queries" });
    expect(await axe(page)).toEqual([]);
    const file = await downloaded(page, "Export");
    expect(JSON.parse(file).queries).toEqual([
      { name: "How many roles", folder: "Counts", query: "MATCH (r:Role) RETURN count(r)", params: {} },
    ]);
    await dialog.getByRole("button", { name: "Delete How many roles" }).click();
    await dialog.getByText("Nothing is saved yet.").waitFor();
    const load = (name: string, text: string) =>
      dialog
        .locator("input[type=file]")
        .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
    await load("odd.json", "{}");
    await dialog.getByText("odd.json holds no saved queries").waitFor();
    await load("queries.json", file);
    await dialog.getByText("1 query added").waitFor();
    await dialog.getByRole("button", { name: "How many roles MATCH" }).waitFor();
  });

  it("of a broken address are told", async () => {
    const page = await open("/query#1.broken");
    await page.getByText("no readable query").waitFor();
  });
});

describe("Query has nothing for axe to find", () => {
  it.each([{ dark: false }, { dark: true }])("in its table, chart and plan, $dark", async (theme) => {
    const page = await run(
      "MATCH (r:Role) RETURN r, r.name, size(r.name) AS n, $x AS x LIMIT 5; // a comment\nRETURN 1",
      theme,
    );
    await page.keyboard.press("Control+Home");
    await page.getByLabel("$x", { exact: true }).fill("1");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Run all 2" }).click();
    await page.getByText("5 rows").first().waitFor();
    expect(await axe(page)).toEqual([]);
    for (const tab of ["Chart", "Plan", "Raw"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.locator("#result-panel:has(svg, [role=tree], pre)").waitFor();
      expect(await axe(page)).toEqual([]);
    }
  });
});
