// A picture of the API as elements of the page. The text is parsed as inert XML, and
// only what a picture is made of is built anew: no script, style, event handler or
// foreign address can come along, whatever the text holds.

const svgNamespace = "http://www.w3.org/2000/svg";

const elements = new Set(["svg", "title", "desc", "g", "a", "rect", "circle", "path", "polygon", "text"]);

const attributes = new Set(
  (
    "width height viewBox role aria-roledescription aria-hidden font-family font-size font-weight text-anchor " +
    "textLength lengthAdjust fill stroke stroke-width stroke-dasharray x y rx cx cy r d points href " +
    "data-node data-box data-ends"
  ).split(" "),
);

/** Links lead to places of this page only. */
const inside = (href: string) => href.startsWith("/") && !href.startsWith("//");

/** The picture, or undefined when the text is none. */
export function pictureOf(text: string): SVGSVGElement | undefined {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.namespaceURI !== svgNamespace || root.localName !== "svg") return undefined;
  return copy(root) as SVGSVGElement;
}

function copy(from: Element): SVGElement {
  const to = document.createElementNS(svgNamespace, from.localName);
  for (const { name, value } of from.attributes)
    if (attributes.has(name) && (name !== "href" || inside(value))) to.setAttribute(name, value);
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) to.append(child.textContent ?? "");
    else if (child instanceof Element && child.namespaceURI === svgNamespace && elements.has(child.localName))
      to.append(copy(child));
  }
  return to;
}
