// Measures the Explore view in real Chromium: frames while a canvas of 20,000 nodes
// and 60,000 relationships is panned and zoomed, beside the same gestures on an empty
// canvas; and the time from the last byte of a reply to its nodes on screen.
//
//   ROLEGRAPH_URL=http://127.0.0.1:8080 npm run bench:explore
//
// The page comes from a running server with the built page; what the canvas asks is
// answered here, with the same made-up graph each time.
import { chromium } from "playwright-core";

const base = process.env.ROLEGRAPH_URL ?? "http://127.0.0.1:8080";
const [nodeCount, edgeCount] = [20_000, 60_000];

/** The same numbers each time. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const node = (prefix, i, label) => ({
  elementId: `${prefix}:${i}`,
  label,
  key: `${prefix}-${i}`,
  name: `${label} number ${i}`,
  labels: [label],
  properties: { id: `${prefix}-${i}`, name: `${label} number ${i}`, dataset: "bench" },
});
const relationship = (id, start, end) => ({
  elementId: id,
  type: "USES",
  start,
  end,
  properties: { source: "bench" },
});

const random = seeded(7);
const labels = ["Role", "Tool", "Skill", "Task"];
const large = {
  nodes: Array.from({ length: nodeCount }, (_, i) => node("n", i, labels[i % labels.length])),
  // Most edges join what stands near, some go anywhere.
  edges: Array.from({ length: edgeCount }, (_, i) => {
    const from = Math.floor(random() * nodeCount);
    const to =
      random() < 0.9 ? (from + 1 + Math.floor(random() * 200)) % nodeCount : Math.floor(random() * nodeCount);
    return relationship(`r:${i}`, `n:${from}`, `n:${to}`);
  }),
};
const side = Math.ceil(Math.sqrt(nodeCount));
const file = JSON.stringify({
  rolegraphCanvas: 1,
  canvas: {
    l: labels,
    n: large.nodes.map((_, i) => i % labels.length),
    k: large.nodes.map((one) => one.key),
    x: large.nodes.map((_, i) => (i % side) * 60),
    y: large.nodes.map((_, i) => Math.floor(i / side) * 60),
  },
});

const whole = (n) => ({ returned: n, total: n });
const hub = node("hub", 0, "Tool");

/** What an expanded hub with so many neighbours brings at once. */
function expansion(neighbors, limit) {
  const came = Array.from({ length: Math.min(neighbors, limit) }, (_, i) => node(`m${neighbors}`, i, "Role"));
  return {
    node: hub,
    groups: [{ type: "USES", direction: "in", label: "Role", neighbors }],
    graph: {
      nodes: came,
      relationships: came.map((one, i) => relationship(`m${neighbors}:${i}`, one.elementId, hub.elementId)),
      returned: came.length,
      total: neighbors,
      reason: came.length < neighbors ? "limit" : "",
    },
  };
}

const json = (value) => ({ contentType: "application/json", body: JSON.stringify(value) });

/** Answers the page's questions; `options.neighbors` is how many the hub has at that moment. */
async function answer(page, options) {
  await page.route("**/api/v1/nodes", (route) => {
    const keys = new Set(
      route
        .request()
        .postDataJSON()
        .nodes.map((one) => one.key),
    );
    const nodes = keys.has(hub.key) ? [hub] : large.nodes.filter((one) => keys.has(one.key));
    return route.fulfill(json({ nodes, missing: [] }));
  });
  await page.route("**/api/v1/relationships", (route) => {
    const items = route.request().postDataJSON().nodes.length === nodeCount ? large.edges : [];
    return route.fulfill(json({ items, ...whole(items.length) }));
  });
  await page.route("**/expand", (route) => {
    const { limit = 25, atOnce = 30 } = route.request().postDataJSON();
    const { neighbors } = options;
    return route.fulfill(json(expansion(neighbors, neighbors <= atOnce ? neighbors : limit)));
  });
}

/** The times between frames, in milliseconds, while something goes on. */
async function frames(page, during) {
  await page.evaluate(() => {
    window.frameTimes = [];
    window.counting = true;
    let last = performance.now();
    const frame = (now) => {
      window.frameTimes.push(now - last);
      last = now;
      if (window.counting) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  await during();
  return page.evaluate(() => {
    window.counting = false;
    return window.frameTimes.slice(1);
  });
}

async function middle(page) {
  const box = await page.getByRole("application", { name: "Graph" }).boundingBox();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const gestures = {
  async pan(page) {
    const { x, y } = await middle(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 0; i < 120; i++)
      await page.mouse.move(x + 150 * Math.sin(i / 10), y + 100 * Math.cos(i / 10));
    await page.mouse.up();
  },
  async zoom(page) {
    const { x, y } = await middle(page);
    await page.mouse.move(x, y);
    for (let i = 0; i < 30; i++) {
      await page.mouse.wheel(0, i % 20 < 10 ? -120 : 120);
      await page.waitForTimeout(60);
    }
  },
};

const sorted = (list) => [...list].sort((a, b) => a - b);
const quantile = (list, q) => sorted(list)[Math.min(list.length - 1, Math.floor(q * list.length))];
const ms = (n) => `${n.toFixed(1).padStart(7)} ms`;

async function gestureTable(page, name, results) {
  for (const [gesture, run] of Object.entries(gestures)) {
    const times = await frames(page, () => run(page));
    results[gesture] = { ...results[gesture], [name]: quantile(times, 0.5) };
    console.log(
      `${name.padEnd(28)} ${gesture.padEnd(5)} frame: median ${ms(quantile(times, 0.5))}  95 % ${ms(quantile(times, 0.95))}  longest ${ms(Math.max(...times))}  (${times.length} frames)`,
    );
  }
}

/** Milliseconds from the last byte of a reply to the frame in which the counts say that its nodes are there. */
async function untilShown(page, ask, counts, path) {
  await page.evaluate(
    ([text, part]) => {
      performance.clearResourceTimings();
      window.shown = new Promise((resolve) => {
        const look = () => {
          const there = document.querySelector(".counts")?.textContent.includes(text);
          if (!there) return requestAnimationFrame(look);
          // The next frame has painted what this one holds.
          return requestAnimationFrame(() =>
            setTimeout(() => {
              const reply = performance
                .getEntriesByType("resource")
                .filter((one) => one.name.includes(part))
                .at(-1);
              resolve(performance.now() - reply.responseEnd);
            }),
          );
        };
        requestAnimationFrame(look);
      });
    },
    [counts, path],
  );
  await ask();
  return page.evaluate(() => window.shown);
}

async function newPage(browser, options) {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await answer(page, options);
  return page;
}

async function expandTime(browser, neighbors, atOnce, counts) {
  const times = [];
  for (let i = 0; i < 5; i++) {
    // The canvas begins with the hub alone, which then has neighbours.
    const options = { neighbors: 0 };
    const page = await newPage(browser, options);
    await page.goto(`/explore?start=Tool:${hub.key}`);
    const row = page.getByRole("grid").locator("tr[tabindex='0']");
    await row.waitFor();
    await page.getByLabel("Open at once").selectOption(String(atOnce));
    options.neighbors = neighbors;
    times.push(await untilShown(page, () => row.press("Enter"), counts, "/expand"));
    await page.context().close();
  }
  return quantile(times, 0.5);
}

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
  ],
});
try {
  const results = {};
  const empty = await newPage(browser, { neighbors: 0 });
  await empty.goto("/explore");
  await empty.getByRole("application", { name: "Graph" }).waitFor();
  await gestureTable(empty, "empty canvas", results);
  await empty.context().close();

  const page = await newPage(browser, { neighbors: 0 });
  await page.goto("/explore");
  await page.getByRole("tab", { name: "Share" }).click();
  const input = page.locator("input[type=file]").first();
  const opening = untilShown(
    page,
    () =>
      input.setInputFiles({ name: "large.json", mimeType: "application/json", buffer: Buffer.from(file) }),
    `${nodeCount.toLocaleString("en")} nodes, ${edgeCount.toLocaleString("en")} relationships`,
    "/relationships",
  );
  console.log(`20,000 nodes and 60,000 relationships on screen ${ms(await opening)} after the reply`);
  await page.getByRole("button", { name: "Fit" }).click();
  await page.waitForTimeout(1500);
  await gestureTable(page, "20,000 nodes, 60,000 edges", results);
  for (const [gesture, { "empty canvas": none, "20,000 nodes, 60,000 edges": full }] of Object.entries(
    results,
  ))
    console.log(`${gesture}: a frame takes ${(full / none).toFixed(2)} times as long as on the empty canvas`);
  await page.context().close();

  console.log(
    `first 300 nodes of an expansion on screen ${ms(await expandTime(browser, 300, 300, "301 nodes"))} after the reply (median of 5)`,
  );
  console.log(
    `node with 859 neighbours, 25 and a fold  ${ms(await expandTime(browser, 859, 30, "26 nodes"))} after the reply (median of 5)`,
  );
  console.log(await rendering(browser));
} finally {
  await browser.close();
}

/** What draws: figures of a software renderer say little of a graphics card. */
async function rendering(browser) {
  const page = await browser.newPage();
  const name = await page.evaluate(() => {
    const gl = document.createElement("canvas").getContext("webgl");
    const info = gl?.getExtension("WEBGL_debug_renderer_info");
    return info ? gl.getParameter(info.UNMASKED_RENDERER_WEBGL) : "unknown";
  });
  return `drawn by ${name}, Chromium ${browser.version()}`;
}
