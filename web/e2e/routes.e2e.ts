import { describe, expect, it } from "vitest";
import { axe, careers, drawn, open, tabTo, useBrowser } from "./browser";

useBrowser();

const cheapest =
  "From Miller to Pharmacist, the cheapest route goes over Brewer and Herbalist and costs 5.79.";

describe("Routes", () => {
  it("answers by mouse, and shows what a hop lacks with its evidence", async () => {
    const page = await open(`${careers}/`);
    await page.getByRole("link", { name: "Routes", exact: true }).click();
    await page.getByRole("combobox", { name: "From" }).click();
    await page.getByRole("option", { name: "Miller" }).click();
    await page.getByRole("combobox", { name: "To" }).click();
    await page.getByRole("option", { name: "Pharmacist" }).click();
    await page.getByText(cheapest).waitFor();
    await drawn(page);
    await page.getByRole("button", { name: "Missing: 3 skills, 1 tool" }).first().click();
    await page.getByText("source: register, ratings of Brewer").first().waitFor();
    await page.getByText("source: register, next to Miller").waitFor();
    expect(new URL(page.url()).search).toBe("?from=guild:miller&to=guild:pharmacist&open=0.0");
  });

  it("takes a choice that was made before the suggestions came, though the focus went on", async () => {
    const page = await open(`${careers}/routes`);
    await page.route("**/api/v1/search?*", async (route) => {
      await new Promise((later) => setTimeout(later, 500));
      await route.continue();
    });
    await page.locator("#routes-from").focus();
    await page.keyboard.type("mill");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.waitForURL("**/routes?from=guild:miller");
  });

  it("answers by keyboard alone", async () => {
    const page = await open(`${careers}/routes`);
    await tabTo(page, "#routes-from");
    await page.keyboard.type("miller");
    await page.getByRole("option", { name: "Miller" }).waitFor();
    await page.keyboard.press("Enter");
    await tabTo(page, "#routes-to");
    await page.keyboard.type("pharma");
    await page.getByRole("option", { name: "Pharmacist" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(cheapest).waitFor();
    await tabTo(page, "[aria-controls][aria-expanded=false]:not([role])");
    await page.keyboard.press("Enter");
    await page.getByRole("table").first().waitFor();
  });

  it("brings everything back on reload, back and forward", async () => {
    const page = await open(
      `${careers}/routes?from=guild:miller&to=guild:pharmacist&k=2&hops=4&zones=any&open=1.0`,
    );
    const restored = async () => {
      await page.getByText(cheapest).waitFor();
      await page.getByRole("heading", { name: "Route 2: 3 hops" }).waitFor();
      await page.getByRole("table").first().waitFor();
      expect(await page.getByRole("combobox", { name: "Hops at most" }).inputValue()).toBe("4");
    };
    await restored();
    await page.reload();
    await restored();
    await page.getByRole("combobox", { name: "Job zones" }).selectOption("same or next");
    await page.getByText("goes over Baker, Brewer and Chemist and costs 8.44").waitFor();
    await page.goBack();
    await restored();
    await page.goForward();
    await page.getByText("costs 8.44").first().waitFor();
  });

  it("says why there is no route, and what the gap is", async () => {
    const page = await open("/routes?from=data-engineer&to=ml-engineer");
    await page.getByText("No route leads from Data Engineer to Machine Learning Engineer.").waitFor();
    await page.getByText("No related roles are in this database").first().waitFor();
    await page.getByRole("heading", { name: "The gap straight across" }).waitFor();
    await page.getByRole("link", { name: "TensorFlow", exact: true }).waitFor();
    await page.getByRole("heading", { name: "These data have no routes" }).waitFor();
    await page.getByText("bin/loader onet db_29_3_text.zip").waitFor();
    await page.getByRole("link", { name: "See the gap in Compare" }).click();
    await page.getByRole("heading", { name: "From Data Engineer to Machine Learning Engineer" }).waitFor();
  });

  it("offers routes to try where nothing is picked", async () => {
    const page = await open(`${careers}/routes`);
    await page.getByRole("heading", { name: "Routes to try" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("main").getByRole("link").first().click();
    await page.waitForURL(/from=.*&to=/);
    await page.getByText(/^From .*, the cheapest route|^No route leads/).waitFor();
  });

  it("offers the twin where only that is related to others", async () => {
    const page = await open(`${careers}/routes?from=almanac:baker&to=guild:brewer`);
    await page.getByText("The data relate baker to no other role.").first().waitFor();
    await page.getByRole("link", { name: "Baker guild" }).first().click();
    await page.getByText("From Baker to Brewer, the cheapest route goes straight").waitFor();
  });

  it("shows the Cypher, the command and the link", async () => {
    const page = await open(`${careers}/routes?from=guild:miller&to=guild:pharmacist`);
    await page.getByText(cheapest).waitFor();
    await page.getByRole("button", { name: "Copy curl" }).click();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    expect(command).toContain("/api/v1/routes?from=guild:miller&to=guild:pharmacist");
    await page.getByRole("button", { name: "Picture link" }).click();
    const link = page.getByRole("textbox", { name: "Link this picture" });
    expect(await link.inputValue()).toBe(
      `${careers}/api/v1/diagrams/route.svg?from=guild:miller&to=guild:pharmacist`,
    );
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Show Cypher" }).click();
    await page.getByText("MATCH (r:Role) WHERE r.id IN $roles").waitFor();
  });

  it.each([{ dark: false }, { dark: true }])("has nothing for axe to find, $dark", async (theme) => {
    const page = await open(`${careers}/routes?from=guild:miller&to=guild:pharmacist&open=0.0,2.2`, theme);
    await drawn(page);
    expect(await axe(page)).toEqual([]);
  });

  it("fits a phone", async () => {
    const page = await open(`${careers}/routes?from=guild:miller&to=guild:pharmacist&open=0.0`, {
      phone: true,
    });
    await drawn(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});
