import { describe, expect, it } from "vitest";
import { axe, drawn, open, tabTo, useBrowser } from "./browser";

useBrowser();

const question = "Machine Learning Engineer and Machine Learning Researcher share 1 tool: TensorFlow.";

describe("Compare", () => {
  it("answers for all six roles before anything is chosen", async () => {
    const page = await open("/compare");
    const answer = page.locator("[aria-live=polite]", { hasText: "One of 15 pairs" });
    await answer.waitFor();
    expect(await answer.textContent()).toContain(
      "One of 15 pairs shares tools: Machine Learning Engineer and Machine Learning Researcher share TensorFlow.",
    );
  });

  it("answers which tools two roles share, by mouse", async () => {
    const page = await open("/");
    await page.getByRole("combobox", { name: "Add a role" }).click();
    await page.getByRole("option", { name: "Machine Learning Engineer" }).click();
    await page.getByRole("option", { name: "Machine Learning Researcher" }).click();
    await page.getByText(question).waitFor();
  });

  it("answers by keyboard alone, and opens the evidence", async () => {
    const page = await open("/compare");
    await tabTo(page, "#compare-roles");
    await page.keyboard.type("learning engineer");
    await page.getByRole("option", { name: "Machine Learning Engineer" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText("Pick a second role").waitFor();
    await page.keyboard.type("researcher");
    await page.getByRole("option", { name: "Machine Learning Researcher" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByText(question).waitFor();
    await tabTo(page, "[role=grid] [tabindex='0']");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Evidence for TensorFlow" }).waitFor();
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toContain(
      "of Machine Learning",
    );
  });

  it("brings everything back on reload, back and forward", async () => {
    const address = "/compare?roles=ml-engineer,ml-researcher&show=ml-engineer&at=Tool:tensorflow";
    const page = await open(address);
    const restored = async () => {
      await page.getByText(question).waitFor();
      await page.getByRole("heading", { name: "Evidence for TensorFlow" }).waitFor();
      await page.getByRole("gridcell", { name: "Machine Learning Engineer has Docker" }).waitFor();
    };
    await restored();
    await page.reload();
    await restored();
    await page.getByRole("link", { name: "Query" }).click();
    await page.getByRole("heading", { name: "Query" }).waitFor();
    await page.goBack();
    await restored();
    await page.goForward();
    await page.getByRole("heading", { name: "Query" }).waitFor();
  });

  it.each([{ dark: false }, { dark: true }])("has nothing for axe to find, $dark", async (theme) => {
    const page = await open(
      "/compare?roles=ml-engineer,ml-researcher&via=tools,skills&at=Tool:tensorflow",
      theme,
    );
    await drawn(page);
    expect(await axe(page)).toEqual([]);
  });
});
