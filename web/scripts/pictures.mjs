// Takes the pictures of README.md into docs/, from a running server that has the
// built-in data and nothing else:
//
//   ROLEGRAPH_URL=http://127.0.0.1:8080 npm run pictures
import { chromium } from "playwright-core";

const baseURL = process.env.ROLEGRAPH_URL ?? "http://127.0.0.1:8080";
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});

/** Opens an address, does something with the page, and takes its picture. */
async function take(name, address, act) {
  const page = await browser.newPage({
    baseURL,
    viewport: { width: 1280, height: 800 },
    reducedMotion: "reduce",
  });
  await page.goto(address);
  await act(page);
  const path = new URL(`../../docs/${name}.png`, import.meta.url).pathname;
  await page.screenshot({ path });
  console.log(path);
  await page.close();
}

await take("overview", "/", async (page) => {
  await page.getByText("One of 15 pairs shares tools").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("figure[aria-busy=true]"));
});

await take("explore", "/explore?start=Role:ml-engineer", async (page) => {
  const row = (name) => page.getByRole("grid").getByRole("row", { name }).first();
  for (const name of ["TensorFlow", "Machine Learning Researcher", "Machine Learning Team"]) {
    await row(name).press("Enter");
    await row(name).getByText("expanded").waitFor();
  }
  await page.getByRole("button", { name: "Force" }).click();
  await page.getByRole("button", { name: "Stop" }).waitFor({ state: "detached" });
  await row("TensorFlow").click();
  await page.getByRole("tab", { name: "Selection" }).click();
  await page.getByRole("button", { name: "Fit" }).click();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(800);
});

await browser.close();
