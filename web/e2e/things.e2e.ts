import { describe, expect, it } from "vitest";
import { axe, drawn, expectError, open, tabTo, useBrowser } from "./browser";

useBrowser();

describe("Things", () => {
  it("finds a role in the list and shows everything about it, by mouse", async () => {
    const page = await open("/roles");
    await page.getByPlaceholder("Find in roles").fill("data eng");
    await page.getByRole("status").getByText("1 entry").waitFor();
    expect(new URL(page.url()).search).toBe("?q=data+eng");
    await page.getByRole("link", { name: "Data Engineer" }).click();
    await page.getByRole("heading", { level: 1, name: "Data Engineer" }).waitFor();
    const uses = page.getByRole("region", { name: "Uses" });
    for (const tool of ["Hadoop", "Kafka", "Airflow"]) await uses.getByText(tool).waitFor();
    await uses.getByText("source: Data Engineer · seed").first().waitFor();
    await drawn(page);
  });

  it("goes from a tool to a role by keyboard alone", async () => {
    const page = await open("/tools/tensorflow");
    await page.getByRole("region", { name: "Used by" }).waitFor();
    await tabTo(page, "section[aria-label='Used by'] a");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Machine Learning Engineer" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  });

  it("leads from a role to a route", async () => {
    const page = await open("/roles/data-engineer");
    await page.getByRole("combobox", { name: "Route to…" }).fill("ml engineer");
    await page.getByRole("option", { name: "Machine Learning Engineer" }).click();
    await page.getByRole("heading", { level: 1, name: "Career routes" }).waitFor();
    expect(new URL(page.url()).search).toBe("?from=data-engineer&to=ml-engineer");
  });

  it("says what a broken link may have meant", async () => {
    expectError(/404/);
    const page = await open("/roles/ml-enginer");
    await page.getByRole("alert").getByRole("link", { name: "ml-engineer" }).click();
    await page.getByRole("heading", { level: 1, name: "Machine Learning Engineer" }).waitFor();
  });

  it.each(["/roles/ml-engineer", "/tools?q=tensor", "/compare?roles=ml-engineer,ml-researcher", "/org"])(
    "shows the Cypher behind %s in two clicks, and runs it",
    async (address) => {
      const page = await open(address);
      await page.getByRole("button", { name: "Show Cypher" }).click();
      await page.getByRole("dialog").getByText("MATCH").first().waitFor();
      await page.getByRole("link", { name: "Open in Query" }).click();
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByText(/[1-9]\d* rows?\s+· database/).waitFor();
    },
  );

  it("copies the link of a picture that the API answers", async () => {
    const page = await open("/roles/ml-engineer");
    await page.getByRole("button", { name: "Picture link" }).click();
    await page.getByRole("button", { name: "Copy link" }).click();
    await page.getByRole("status").getByText("Copied").waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const reply = await page.request.get(link);
    expect([reply.status(), reply.headers()["content-type"]]).toEqual([200, "image/svg+xml"]);
  });

  it.each([
    "/roles",
    "/tools",
    "/skills",
    "/degrees",
    "/things/Team",
    "/roles/ml-researcher",
    "/things/Team/machine-learning-team",
  ])("has nothing for axe to find at %s", async (address) => {
    for (const dark of [false, true]) {
      const page = await open(address, { dark });
      await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
      expect(await axe(page)).toEqual([]);
      if (!dark) await page.context().close();
    }
  });
});
