// A real browser on a served page. Every test fails on a console error, an
// uncaught error, or a request to another host.
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";

export const base = process.env.ROLEGRAPH_URL ?? "http://127.0.0.1:8080";

/** The same page on made-up roles with ratings, job zones and related roles. */
export const careers = process.env.ROLEGRAPH_CAREERS_URL ?? "http://127.0.0.1:8081";

let browser: Browser;
let context: BrowserContext;
let wrong: string[] = [];
/** Replies that a test expects to fail; the browser reports those as console errors. */
let expected: RegExp[] = [];

/** Starts the browser around the tests of a file. */
export function useBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-quic",
        "--disable-background-networking",
      ],
    });
  });
  afterAll(() => browser.close());
  afterEach(async () => {
    await context.close();
    const unexpected = wrong.filter((text) => !expected.some((pattern) => pattern.test(text)));
    [wrong, expected] = [[], []];
    expect(unexpected).toEqual([]);
  });
}

export const expectError = (pattern: RegExp) => expected.push(pattern);

export interface Options {
  dark?: boolean;
  phone?: boolean;
  /** The few colours that somebody chose for everything. */
  forced?: boolean;
  /** Answers the page gets in place of the database's own counts. */
  statistics?: string;
}

/** Opens an address in a fresh profile and waits for the first heading. */
export async function open(
  address: string,
  { dark = false, phone = false, forced = false, statistics }: Options = {},
): Promise<Page> {
  context = await browser.newContext({
    baseURL: base,
    colorScheme: dark ? "dark" : "light",
    forcedColors: forced ? "active" : "none",
    viewport: phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== new URL(address, base).origin)
      wrong.push(`asked ${request.url()}`);
  });
  if (statistics) {
    const reply = { contentType: "application/json", body: statistics };
    await page.route("**/api/v1/statistics", (route) => route.fulfill(reply));
  }
  await page.goto(address);
  await page.locator("h1").first().waitFor();
  return page;
}

/** What axe finds on the page, as lines. */
export async function axe(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap((v) =>
    v.nodes.map((node) => `${v.id}: ${node.target.join(" ")} ${node.failureSummary}`),
  );
}

/** Waits until every picture of the page is drawn. */
export async function drawn(page: Page): Promise<void> {
  await page.locator("figure[aria-busy=false] svg[role^=graphics]").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("figure[aria-busy=true]"));
}

/** Presses Tab until the element is focused; fails when it can't be reached. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 80; i++) {
    await page.keyboard.press("Tab");
    if (
      await page
        .locator(selector)
        .first()
        .evaluate((e) => e === document.activeElement)
    )
      return;
  }
  throw new Error(`Tab does not reach ${selector}`);
}
