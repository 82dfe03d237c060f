import { describe, expect, it } from "vitest";
import { axe, expectError, open, useBrowser } from "./browser";

useBrowser();

describe("Away and back", () => {
  it("says that the database is away, and goes on by itself when it is back", async () => {
    expectError(/503/);
    const page = await open("/tools");
    await page.getByRole("link", { name: "TensorFlow" }).waitFor();
    const problem = { title: "Service Unavailable", status: 503, code: "unavailable", detail: "gone" };
    const away = { status: 503, contentType: "application/problem+json", body: JSON.stringify(problem) };
    await page.route(/\/api\/|\/readyz/, (route) => route.fulfill(away));
    await page.getByRole("link", { name: "Skills" }).click();
    await page.getByText("The database does not answer. Trying again…").waitFor();
    await page.unroute(/\/api\/|\/readyz/);
    await page.getByRole("link", { name: "Analytics" }).waitFor();
    await page.getByText("Trying again").waitFor({ state: "detached" });
  });
});

describe("Other databases", () => {
  const statistics = (nodes: number, labels: { name: string; count: number }[]) =>
    JSON.stringify({ nodes, relationships: 0, labels, types: [], datasets: [] });

  it("an empty one says how to load data", async () => {
    const page = await open("/", { statistics: statistics(0, []) });
    await page.getByRole("heading", { name: "The database is empty" }).waitFor();
    await page.getByText("loader script my-data.cypher").waitFor();
    expect(await axe(page)).toEqual([]);
  });

  it("one without roles hides the role views", async () => {
    const page = await open("/", { statistics: statistics(2, [{ name: "Movie", count: 2 }]) });
    await page.getByRole("heading", { name: "What is in the graph?" }).waitFor();
    const tabs = await page.getByRole("navigation", { name: "Views" }).getByRole("link").allTextContents();
    expect(tabs).toEqual(["Overview", "Things", "Organisation", "Explore", "Query"]);
    await page.getByRole("link", { name: "How many nodes of each label?" }).waitFor();
  });
});
