// A chart as a file of its own.

/** The SVG as text that any viewer opens: with its namespace, its colours and an opaque background. */
export function svgText(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  stylesToAttributes(copy);
  const back = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [
    ["width", "100%"],
    ["height", "100%"],
    ["fill", background(svg)],
  ] as const)
    back.setAttribute(name, value);
  copy.querySelector("title")?.after(back);
  return new XMLSerializer().serializeToString(copy);
}

/** A page's security policy reaches into its pictures and forbids style attributes there. */
function stylesToAttributes(svg: SVGSVGElement) {
  for (const element of [svg, ...svg.querySelectorAll<SVGElement>("[style]")]) {
    for (const name of element.style) element.setAttribute(name, element.style.getPropertyValue(name));
    element.removeAttribute("style");
  }
}

/** What is behind an element on screen. */
function background(element: Element): string {
  for (let at: Element | null = element; at; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== "rgba(0, 0, 0, 0)" && backgroundColor !== "transparent") return backgroundColor;
  }
  return "white";
}

/** The picture at twice its size, for screens of today. */
export async function pngOf(svg: SVGSVGElement): Promise<Blob> {
  const scale = 2;
  const url = URL.createObjectURL(new Blob([svgText(svg)], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = svg.width.baseVal.value * scale;
    canvas.height = svg.height.baseVal.value * scale;
    const context = canvas.getContext("2d");
    context?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("The picture is too large.")))),
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
