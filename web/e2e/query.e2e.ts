import { describe, expect, it } from "vitest";
import { axe, drawn, expectError, open, useBrowser } from "./browser";

useBrowser();

const editor = ".cm-content";

describe("Query", () => {
  it("runs by keyboard alone and shows rows as they come", async () => {
    const page = await open("/query");
    await page.locator(editor).focus();
    await page.keyboard.insertText("UNWIND range(1, 50000) AS i RETURN i, i * i AS square");
    await page.keyboard.press("Control+Enter");
    await page.getByText("50,000 rows").waitFor();
    const table = page.getByRole("table", { name: "Result" });
    expect(await table.getAttribute("aria-rowcount")).toBe("50001");
    await table.focus();
    await page.keyboard.press("End");
    await page.getByRole("cell", { name: "2500000000" }).waitFor();
    expect(await table.getByRole("row").count()).toBeLessThan(80);
  });

  it("marks an error, says where it is, and offers the fix", async () => {
    expectError(/400/);
    const page = await open("/query");
    await page.locator(editor).focus();
    await page.keyboard.insertText("MATCH (r:Role) RETURN toUper(r.name)");
    await page.locator(".cm-lintRange-error").waitFor();
    await page.getByText("line 1, column 23").waitFor();
    await page.getByRole("button", { name: "Replace by toUpper" }).click();
    await page.locator(".cm-lintRange-error").waitFor({ state: "detached" });
    expect(await page.locator(editor).textContent()).toBe("MATCH (r:Role) RETURN toUpper(r.name)");
    await page.keyboard.press("Control+z");
    expect(await page.locator(editor).textContent()).toBe("MATCH (r:Role) RETURN toUper(r.name)");
  });

  it("marks an unknown label in amber and still runs", async () => {
    const page = await open("/query");
    await page.locator(editor).focus();
    await page.keyboard.insertText("MATCH (r:Rol) RETURN r");
    await page.locator(".cm-lintRange-warning").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByText("No rows.").waitFor();
    await page.getByRole("button", { name: "Replace by Role" }).click();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("link", { name: "Data Engineer" }).waitFor();
  });

  it("says why it refuses", async () => {
    expectError(/403/);
    const page = await open("/query");
    await page.locator(editor).focus();
    await page.keyboard.insertText("CREATE (n) RETURN n");
    await page.getByText("Would be refused:").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.locator(".note.bad").waitFor();
  });

  it("cancels", async () => {
    const page = await open("/query");
    await page.locator(editor).focus();
    await page.keyboard.insertText("UNWIND range(1, 1000000000) AS i WITH i WHERE i < 0 RETURN i");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Cancelled. The rows so far stay.").waitFor();
  });

  it("downloads what is shown as CSV", async () => {
    const page = await open("/query");
    await page.locator(editor).focus();
    await page.keyboard.insertText("MATCH (t:Tool {id: 'kafka'}) RETURN t.name AS tool, 'a,b' AS text");
    await page.keyboard.press("Control+Enter");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    const chunks = await (await file.createReadStream()).toArray();
    expect(Buffer.concat(chunks).toString()).toBe('tool,text\r\nKafka,"a,b"\r\n');
  });

  it("completes the database's own names", async () => {
    expectError(/400/);
    const page = await open("/query");
    await page.locator(editor).click();
    await page.keyboard.type("MATCH (r:Degr", { delay: 30 });
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "Degree" }).first().waitFor();
  });

  it("draws what a query returns, and comes back on reload", async () => {
    const page = await open("/query");
    await page.getByRole("button", { name: "Who works with whom?" }).click();
    await page.getByRole("tab", { name: "Picture", selected: true }).waitFor();
    await drawn(page);
    await page.waitForURL(/#1\./);
    await page.reload();
    await drawn(page);
    await page.getByRole("tab", { name: "Plan" }).click();
    await page.getByRole("columnheader", { name: "Operator" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Who works with whom?" }).waitFor();
  });

  it("keeps parameters and the history", async () => {
    const page = await open("/query");
    await page.locator(editor).focus();
    await page.keyboard.insertText("RETURN $n + 1 AS next");
    await page.getByLabel("$n").fill("41");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByRole("cell", { name: "42" }).waitFor();
    await page.getByRole("button", { name: "History" }).click();
    await page.getByRole("dialog").getByText("RETURN $n + 1 AS next").waitFor();
  });

  it("says that an address is broken", async () => {
    const page = await open("/query#1.broken");
    await page.getByText("no readable query").waitFor();
  });

  it.each([{ dark: false }, { dark: true }])("has nothing for axe to find, $dark", async (theme) => {
    const page = await open("/query", theme);
    await page.locator(editor).focus();
    await page.keyboard.insertText("MATCH (r:Role) RETURN r, r.name, r.id LIMIT 5 // a comment");
    await page.keyboard.press("Control+Enter");
    await page.getByText("5 rows").waitFor();
    expect(await axe(page)).toEqual([]);
  });
});
