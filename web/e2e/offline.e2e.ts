import { describe, it } from "vitest";
import { expectError, open, useBrowser } from "./browser";

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
