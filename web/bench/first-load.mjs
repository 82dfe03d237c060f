// Measures what a browser with an empty cache fetches to show the Overview: bytes
// over the wire, compressed as the server sends them, by kind. Prints a table.
//
//   ROLEGRAPH_URL=http://127.0.0.1:8080 npm run bench:first-load
import { chromium } from "playwright-core";

const base = process.env.ROLEGRAPH_URL ?? "http://127.0.0.1:8080";
const goal = 300_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ baseURL: base });
const network = await page.context().newCDPSession(page);
await network.send("Network.enable");
const kinds = new Map();
network.on("Network.responseReceived", ({ requestId, type }) => kinds.set(requestId, type));
const bytes = {};
const count = {};
network.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
  const kind = kinds.get(requestId) ?? "Other";
  bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  count[kind] = (count[kind] ?? 0) + 1;
});
await page.goto("/", { waitUntil: "networkidle" });
await browser.close();

const thousands = (n) => (n / 1000).toFixed(1);
const total = Object.values(bytes).reduce((sum, n) => sum + n, 0);
console.log("| first load of the Overview | requests | kB compressed | goal | met |");
console.log("|---|---:|---:|---:|---:|");
for (const [kind, n] of Object.entries(bytes).sort(([, a], [, b]) => b - a))
  console.log(`| ${kind} | ${count[kind]} | ${thousands(n)} | | |`);
const requests = Object.values(count).reduce((sum, n) => sum + n, 0);
console.log(
  `| all | ${requests} | ${thousands(total)} | < ${goal / 1000} kB | ${total < goal ? "yes" : "no"} |`,
);
