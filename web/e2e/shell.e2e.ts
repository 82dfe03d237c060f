import { describe, expect, it } from "vitest";
import { axe, drawn, open, tabTo, useBrowser } from "./browser";

useBrowser();

describe("The frame", () => {
  it("searches everywhere from the keyboard", async () => {
    const page = await open("/");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("tensorflo");
    await page.getByRole("option", { name: "TensorFlow" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "TensorFlow" }).waitFor();
  });

  it.each([{ dark: false }, { dark: true }])(
    "searches by groups, does what is chosen, $dark",
    async (look) => {
      const page = await open("/", look);
      await page.getByRole("button", { name: "Search Ctrl K", exact: true }).click();
      const search = page.getByRole("combobox", { name: "Search everywhere" });
      await search.fill("docker");
      await page.getByRole("group", { name: "Things" }).getByRole("option", { name: "Docker" }).click();
      await page.getByRole("heading", { level: 1, name: "Docker" }).waitFor();

      await page.keyboard.press("Control+k");
      const recent = page.getByRole("group", { name: "Recent" });
      await recent.getByRole("option", { name: "Docker" }).waitFor();
      expect(await axe(page)).toEqual([]);
      await search.fill("theme: ");
      await page
        .getByRole("group", { name: "Commands" })
        .getByRole("option", { name: "Theme: dark" })
        .waitFor();
      for (let i = 0; i < 6; i++) {
        const active = await search.getAttribute("aria-activedescendant");
        if ((await page.locator(`#${active}`).textContent())?.includes("Theme: dark")) break;
        await page.keyboard.press("ArrowDown");
      }
      await page.keyboard.press("Enter");
      await page.locator("html[data-theme=dark]").waitFor();

      await page.keyboard.press("Control+k");
      await search.fill("copy the link");
      await page.keyboard.press("Enter");
      await page.getByRole("status").getByText("Copied").waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
    },
  );

  it("goes to views by g and a letter, and shows the shortcuts on ?", async () => {
    const page = await open("/");
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.getByRole("heading", { name: "Compare roles" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
  });

  it("starts with a skip link", async () => {
    const page = await open("/roles");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  it("keeps the chosen theme", async () => {
    const page = await open("/");
    await page.getByRole("button", { name: "Theme: system" }).click();
    await page.getByRole("button", { name: "Theme: light" }).click();
    await page.reload();
    await page.getByRole("button", { name: "Theme: dark" }).waitFor();
    expect(await page.locator("html").getAttribute("data-theme")).toBe("dark");
  });

  it("tells of a page that is not there", async () => {
    const page = await open("/no/such/page");
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it.each([{ dark: false }, { dark: true }])("opens with questions and counts, $dark", async (theme) => {
    const page = await open("/", theme);
    await page.getByText("One of 15 pairs shares tools").first().waitFor();
    await drawn(page);
    expect(await axe(page)).toEqual([]);
    await page
      .getByRole("link", { name: "From Data Engineer to Machine Learning Engineer: what is missing?" })
      .click();
    await page.getByRole("heading", { name: "From Data Engineer to Machine Learning Engineer" }).waitFor();
  });
});

describe("A phone of 360 pixels", () => {
  const addresses = [
    "/",
    "/roles",
    "/roles/ml-researcher",
    "/compare",
    "/compare?roles=ml-engineer,ml-researcher&via=tools,skills,degrees&at=Tool:tensorflow",
    "/org",
    "/query",
  ];
  it.each(addresses)("holds %s without scrolling sideways", async (address) => {
    const page = await open(address, { phone: true });
    await page.waitForFunction(() => !document.querySelector("[aria-busy=true]"));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe("Organisation", () => {
  it.each([{ dark: false }, { dark: true }])("shows the team with its members, $dark", async (theme) => {
    const page = await open("/org", theme);
    const outline = page.getByRole("region", { name: "Outline" });
    await outline.getByText("Machine Learning Team").first().waitFor();
    await outline.getByText("Data Scientist").first().waitFor();
    await drawn(page);
    expect(await axe(page)).toEqual([]);
  });

  it("starts from a branch by keyboard, and comes back", async () => {
    const page = await open("/org");
    await page.getByRole("region", { name: "Outline" }).getByText("Machine Learning Team").first().waitFor();
    await tabTo(page, "button[aria-label='Start from Machine Learning Team']");
    await page.keyboard.press("Enter");
    await page.waitForURL(/root=Team/);
    await page.goBack();
    await page.getByRole("link", { name: "Everything" }).waitFor({ state: "detached" });
  });
});
