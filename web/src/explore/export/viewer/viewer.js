// The viewer in an exported file: draws the graph of #data on a canvas; drag to pan,
// wheel to zoom, click a node or pick it in the list to see what is known of it.
const data = JSON.parse(document.getElementById("data").textContent);
const canvas = document.querySelector("canvas");
const aside = document.querySelector("aside");
const pen = canvas.getContext("2d");
const colours = getComputedStyle(document.documentElement);
const colour = (name) => colours.getPropertyValue(name).trim();
const view = { x: 0, y: 0, scale: 1 };
let chosen = -1;

const neighbors = data.nodes.map(() => []);
data.edges.forEach(({ from, to, type }) => {
  neighbors[from].push({ node: to, text: `${type} →` });
  if (from !== to) neighbors[to].push({ node: from, text: `← ${type}` });
});

/** An element with text, never markup. */
function element(name, text, children = []) {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...children);
  return made;
}

function fitAll() {
  const xs = data.nodes.map((node) => node.x);
  const ys = data.nodes.map((node) => node.y);
  const least = (list) => list.reduce((a, b) => Math.min(a, b), list[0] ?? 0);
  const most = (list) => list.reduce((a, b) => Math.max(a, b), list[0] ?? 0);
  const wide = most(xs) - least(xs) + 240;
  const high = most(ys) - least(ys) + 140;
  view.scale = Math.min(canvas.clientWidth / wide, canvas.clientHeight / high, 3);
  view.x = canvas.clientWidth / 2 - ((least(xs) + most(xs)) / 2) * view.scale;
  view.y = canvas.clientHeight / 2 - ((least(ys) + most(ys)) / 2) * view.scale;
}

const place = ({ x, y }) => [x * view.scale + view.x, y * view.scale + view.y];
const radius = (node) => Math.max(2, node.size * Math.sqrt(view.scale));

function draw() {
  const dense = devicePixelRatio || 1;
  canvas.width = canvas.clientWidth * dense;
  canvas.height = canvas.clientHeight * dense;
  pen.scale(dense, dense);
  const near = new Set([chosen, ...(neighbors[chosen] ?? []).map(({ node }) => node)]);
  const dim = (...ends) => chosen >= 0 && !ends.every((end) => near.has(end));
  for (const edge of data.edges) drawEdge(edge, dim(edge.from, edge.to));
  data.nodes.forEach((node, i) => {
    pen.globalAlpha = dim(i) ? 0.15 : 1;
    pen.beginPath();
    pen.arc(...place(node), radius(node), 0, 2 * Math.PI);
    pen.fillStyle = node.colour;
    pen.fill();
    if (i === chosen) {
      pen.lineWidth = 3;
      pen.strokeStyle = colour("--ink");
      pen.stroke();
    }
  });
  drawNames(near);
  pen.globalAlpha = 1;
}

function drawEdge({ from, to, colour: stroke, size, bend }, dim) {
  const [ax, ay] = place(data.nodes[from]);
  const [bx, by] = place(data.nodes[to]);
  const [mx, my] = [(ax + bx) / 2 + bend * (by - ay), (ay + by) / 2 - bend * (bx - ax)];
  const length = Math.hypot(bx - mx, by - my) || 1;
  const [ux, uy] = [(bx - mx) / length, (by - my) / length];
  const rim = radius(data.nodes[to]) + 1;
  const [tx, ty] = [bx - ux * rim, by - uy * rim];
  pen.globalAlpha = dim ? 0.1 : 1;
  pen.strokeStyle = stroke;
  pen.fillStyle = stroke;
  pen.lineWidth = size;
  pen.beginPath();
  pen.moveTo(ax, ay);
  pen.quadraticCurveTo(mx, my, tx, ty);
  pen.stroke();
  pen.beginPath();
  pen.moveTo(tx, ty);
  pen.lineTo(tx - 6 * ux - 3 * uy, ty - 6 * uy + 3 * ux);
  pen.lineTo(tx - 6 * ux + 3 * uy, ty - 6 * uy - 3 * ux);
  pen.fill();
}

/** Names that do not lie over another; those of the chosen node and its neighbours first. */
function drawNames(near) {
  const taken = [];
  pen.font = "12px system-ui, sans-serif";
  pen.textAlign = "center";
  pen.lineWidth = 3;
  pen.lineJoin = "round";
  const order = data.nodes
    .map((_, i) => i)
    .sort((a, b) => near.has(b) - near.has(a) || data.nodes[b].size - data.nodes[a].size);
  for (const i of order) {
    if (chosen >= 0 && !near.has(i)) continue;
    const node = data.nodes[i];
    const [x, y] = place(node);
    const letters = [...node.name];
    const name = letters.length > 42 ? `${letters.slice(0, 41).join("")}…` : node.name;
    const half = pen.measureText(name).width / 2;
    const low = y + radius(node) + 13;
    if (x + half < 0 || x - half > canvas.clientWidth || low < 0 || low > canvas.clientHeight + 13) continue;
    if (i !== chosen && taken.some(([l, r, t]) => x - half < r && x + half > l && Math.abs(low - t) < 14))
      continue;
    taken.push([x - half, x + half, low]);
    pen.globalAlpha = 1;
    pen.strokeStyle = colour("--ground");
    pen.strokeText(name, x, low);
    pen.fillStyle = colour("--ink");
    pen.fillText(name, x, low);
  }
}

function nodeButton(i, text) {
  const button = element("button", "", [element("bdi", data.nodes[i].name), element("span", ` ${text}`)]);
  button.lastChild.className = "quiet";
  button.type = "button";
  button.setAttribute("aria-pressed", String(i === chosen));
  button.addEventListener("click", () => choose(i));
  return element("li", "", [button]);
}

function choose(i) {
  chosen = i === chosen ? -1 : i;
  const node = data.nodes[chosen];
  details.replaceChildren();
  if (node) {
    const facts = document.createElement("dl");
    for (const [name, value] of node.facts) facts.append(element("dt", name), element("dd", value));
    const list = element(
      "ul",
      "",
      neighbors[chosen].map((other) => nodeButton(other.node, other.text)),
    );
    details.append(
      element("h2", node.name),
      element("p", node.label),
      facts,
      element("h2", "Connections"),
      list,
    );
    details.children[1].className = "quiet";
  }
  listNodes();
  draw();
}

const find = document.createElement("input");
find.type = "search";
find.placeholder = "Find a node";
find.setAttribute("aria-label", "Find a node");
const nodes = document.createElement("ul");
const more = element("p", "");
more.className = "quiet";
const details = document.createElement("div");
details.setAttribute("role", "region");
details.setAttribute("aria-live", "polite");
details.setAttribute("aria-label", "Details");

const listed = 200;
function listNodes() {
  const wanted = find.value.trim().toLowerCase();
  const all = data.nodes.map((_, i) => i).filter((i) => data.nodes[i].name.toLowerCase().includes(wanted));
  nodes.replaceChildren(...all.slice(0, listed).map((i) => nodeButton(i, data.nodes[i].label)));
  more.textContent = all.length > listed ? `The first ${listed} of ${all.length}: type to narrow.` : "";
}

let drag;
canvas.addEventListener("pointerdown", (event) => {
  drag = { x: event.clientX, y: event.clientY, moved: false };
  canvas.setPointerCapture(event.pointerId);
});
canvas.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const [dx, dy] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.moved && Math.hypot(dx, dy) < 4) return;
  drag = { x: event.clientX, y: event.clientY, moved: true };
  view.x += dx;
  view.y += dy;
  draw();
});
canvas.addEventListener("pointerup", (event) => {
  const moved = drag?.moved;
  drag = undefined;
  if (moved) return;
  const hit = data.nodes.findIndex((node) => {
    const [x, y] = place(node);
    return Math.hypot(x - event.offsetX, y - event.offsetY) <= radius(node) + 3;
  });
  choose(hit >= 0 ? hit : chosen);
});
canvas.addEventListener(
  "wheel",
  (event) => {
    event.preventDefault();
    const factor = Math.exp(-event.deltaY / 400);
    view.x = event.offsetX - (event.offsetX - view.x) * factor;
    view.y = event.offsetY - (event.offsetY - view.y) * factor;
    view.scale *= factor;
    draw();
  },
  { passive: false },
);
addEventListener("resize", draw);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && chosen >= 0) choose(chosen);
});
find.addEventListener("input", listNodes);

aside.append(
  element("h1", data.title),
  element("p", `${data.nodes.length} nodes, ${data.edges.length} relationships`),
  find,
  details,
  nodes,
  more,
);
aside.children[1].className = "quiet";
fitAll();
listNodes();
draw();
