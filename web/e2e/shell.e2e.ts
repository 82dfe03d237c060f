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
    const page = await open("/no/such/docker");
    await page.getByRole("heading", { name: "There is no such page" }).waitFor();
    await page.getByRole("heading", { name: "Called something like “docker”" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("main").getByRole("link", { name: "Docker" }).click();
    await page.getByRole("heading", { level: 1, name: "Docker" }).waitFor();
    await page.goBack();
    await page.getByRole("main").getByRole("link", { name: "Explore" }).click();
    await page.getByRole("heading", { level: 1, name: "Explore" }).waitFor();
  });

  it("comes back to where a list was left: place and focus", async () => {
    const page = await open("/roles", { phone: true });
    const last = page.getByRole("main").getByRole("link", { name: "Product Manager", exact: true });
    await last.focus();
    const place = await page.evaluate(() => scrollY);
    expect(place).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Product Manager" }).waitFor();
    await page.goBack();
    // Not its page's heading, which says the same.
    await page.waitForFunction(() => {
      const at = document.activeElement;
      return at?.matches("a") && at.textContent?.includes("Product Manager");
    });
    expect(await page.evaluate(() => scrollY)).toBe(place);
  });

  it.each([
    ["/compare?roles=ml-engineer,data-engineer", "Machine Learning Engineer and Data Engineer · Rolegraph"],
    ["/compare", "Compare roles · Rolegraph"],
    ["/routes?from=data-engineer&to=ml-engineer", "Data Engineer → Machine Learning Engineer · Rolegraph"],
    ["/org?root=Team:machine-learning-team", "Machine Learning Team · Organisation · Rolegraph"],
    ["/roles/data-engineer", "Data Engineer · Rolegraph"],
  ])("names the tab of %s after what it shows", async (address, title) => {
    const page = await open(address);
    await page.waitForFunction((wanted) => document.title === wanted, title);
  });

  it("says that it searches while the answer is on its way", async () => {
    const page = await open("/");
    let go = () => {};
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    await page.route("**/api/v1/search?*", async (route) => {
      await held;
      await route.continue();
    });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("kafka");
    await page.getByText("Searching…").waitFor();
    go();
    await page.getByRole("option", { name: "Kafka" }).waitFor();
    expect(await page.getByText("Searching…").count()).toBe(0);
  });

  it("stays without its header in a frame, wherever it goes, and leads out of it", async () => {
    const page = await open("/roles?embed=1");
    await page.getByRole("link", { name: "Data Engineer" }).click();
    await page.getByRole("heading", { level: 1, name: "Data Engineer" }).waitFor();
    expect(new URL(page.url()).search).toBe("?embed=1");
    expect(await page.getByRole("banner").count()).toBe(0);
    const out = page.getByRole("link", { name: "Open in Rolegraph" });
    expect(new URL((await out.getAttribute("href")) ?? "").search).toBe("");
    expect(await axe(page)).toEqual([]);
  });

  it("tells the view and the colours of labels where colours are forced", async () => {
    const page = await open("/", { forced: true });
    const line = (name: string) =>
      page
        .getByRole("navigation", { name: "Views" })
        .getByRole("link", { name, exact: true })
        .evaluate((tab) => getComputedStyle(tab).borderBottomColor);
    expect(await line("Overview")).not.toBe(await line("Query"));
    expect(await line("Compare")).toBe(await line("Query"));
    const dots = page.locator(".counts .dot");
    await dots.first().waitFor();
    const colours = await dots.evaluateAll((all) => all.map((dot) => getComputedStyle(dot).backgroundColor));
    expect(new Set(colours).size).toBeGreaterThan(4);
  });

  it("says how to fill an empty database, and shows what was loaded by itself", async () => {
    const statistics = JSON.stringify({ nodes: 0, relationships: 0, labels: [], types: [], datasets: [] });
    const page = await open("/", { statistics });
    await page.getByRole("heading", { name: "The database is empty" }).waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Copy" }).first().click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe("bin/loader");
    await page.unroute("**/api/v1/statistics");
    await page.getByRole("heading", { name: "Which roles share what?" }).waitFor();
  });

  it("offers what works where there are no roles", async () => {
    const labels = [{ name: "Tool", count: 7 }];
    const statistics = JSON.stringify({ nodes: 7, relationships: 0, labels, types: [], datasets: [] });
    const page = await open("/compare", { statistics });
    await page.getByText("This database has no roles").waitFor();
    await page.getByRole("main").getByRole("link", { name: "Overview" }).click();
    await page.getByRole("heading", { name: "What is in the graph?" }).waitFor();
    await page.getByRole("link", { name: "Which nodes have the most relationships?" }).click();
    await page.getByText(/25 rows\s+· database/).waitFor();
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

describe("The tabs on a phone", () => {
  it("show the current one", async () => {
    const page = await open("/query", { phone: true });
    const box = await page.locator("header nav a[aria-current=page]").boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
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
