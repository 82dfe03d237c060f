// Measures one million streamed rows in the Query view: the memory of the tab while
// they come, while they are sorted, and while they are written to a file, and the
// time beside a bare reader of the same stream. Prints a table.
//
//   ROLEGRAPH_URL=http://127.0.0.1:8080 node bench/rows.mjs [rows]
//
// Memory is what Linux counts as the renderer process's own (Private_Dirty and
// Private_Clean of /proc/PID/smaps_rollup), sampled every 100 ms; the heap of
// JavaScript is Chromium's own figure.
import { readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const base = process.env.ROLEGRAPH_URL ?? "http://127.0.0.1:8080";
const rows = Number(process.argv[2] ?? 1_000_000);
const query = `UNWIND range(1, ${rows}) AS i RETURN i, 'row number ' + i AS text, i * 0.5 AS half`;
const shown = new Intl.NumberFormat("en").format(rows);
const megabyte = 1024 * 1024;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--enable-precise-memory-info"],
});
const page = await browser.newPage({ baseURL: base, acceptDownloads: true });
await page.goto("/query");
const editor = page.locator(".cm-content");
await editor.focus();
await page.keyboard.insertText(query);
await page.waitForTimeout(1000);

const root = await browser.newBrowserCDPSession();
const tab = await page.context().newCDPSession(page);
await tab.send("Performance.enable");

/** The pid of the tab: of the renderers the one that has worked most. */
async function rendererPid() {
  const { processInfo } = await root.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer");
  return renderers.sort((a, b) => b.cpuTime - a.cpuTime)[0].id;
}

function privateBytes(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const kilobytes = [...text.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)].map(([, n]) => Number(n));
  return kilobytes.reduce((sum, n) => sum + n, 0) * 1024;
}

async function heapBytes() {
  const { metrics } = await tab.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "JSHeapUsedSize").value;
}

/** Does an act and samples the tab meanwhile. */
async function measured(name, act) {
  const pid = await rendererPid();
  const peak = { memory: 0, heap: 0 };
  const sample = async () => {
    peak.memory = Math.max(peak.memory, privateBytes(pid));
    peak.heap = Math.max(peak.heap, await heapBytes());
  };
  let going = true;
  const sampling = (async () => {
    while (going) {
      await sample();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  })();
  const began = performance.now();
  await act();
  const seconds = (performance.now() - began) / 1000;
  going = false;
  await sampling;
  await sample();
  return { name, seconds, ...peak };
}

/** Reads the same stream without looking at it: the yardstick. */
async function bare() {
  const began = performance.now();
  const response = await fetch(`${base}/api/v1/cypher`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/x-ndjson" },
    body: JSON.stringify({ query }),
  });
  let bytes = 0;
  for await (const piece of response.body) bytes += piece.length;
  return { seconds: (performance.now() - began) / 1000, bytes };
}

const yardstick = await bare();
const results = [
  await measured("stream into the table", async () => {
    await editor.focus();
    await page.keyboard.press("Control+Enter");
    await page.getByText(`${shown} rows ·`).waitFor({ timeout: 300_000 });
  }),
  await measured("sort the rows that are kept", async () => {
    await page.getByRole("columnheader", { name: "text" }).getByRole("button").click();
    await page.locator("[role=columnheader][aria-sort=ascending]").waitFor();
  }),
  await measured("download all of them as CSV", async () => {
    const [file] = await Promise.all([
      page.waitForEvent("download", { timeout: 300_000 }),
      page.getByRole("button", { name: "Download CSV" }).click(),
    ]);
    const stream = await file.createReadStream();
    let lines = 0;
    for await (const piece of stream) lines += piece.toString("latin1").split("\n").length - 1;
    if (lines !== rows + 1) throw new Error(`The file has ${lines} lines.`);
  }),
];
await browser.close();

console.log(
  `${shown} rows, ${(yardstick.bytes / megabyte).toFixed(0)} MB of NDJSON; a bare reader needs ${yardstick.seconds.toFixed(1)} s`,
);
console.log("| act | seconds | beside the bare reader | tab, MB at most | JavaScript heap, MB at most |");
console.log("|---|---|---|---|---|");
for (const { name, seconds, memory, heap } of results) {
  const ratio = (seconds / yardstick.seconds).toFixed(2);
  console.log(
    `| ${name} | ${seconds.toFixed(1)} | ${ratio} | ${Math.round(memory / megabyte)} | ${Math.round(heap / megabyte)} |`,
  );
}
