import { describe, expect, it, vi } from "vitest";

vi.stubGlobal("location", new URL("http://x/"));
const { curl, drawnHref, htmlSnippet, markdownSnippet } = await import("./copy");

describe("curl", () => {
  it("quotes for a shell", () => {
    expect(curl("http://x/a?b='c'")).toBe(`curl 'http://x/a?b='\\''c'\\'''`);
  });

  it("sends a body", () => {
    expect(curl("http://x/", { query: "RETURN 1" })).toBe(
      `curl 'http://x/' -H 'Content-Type: application/json' -d '{"query":"RETURN 1"}'`,
    );
  });
});

describe("snippets", () => {
  const drawn = { kind: "thing" as const, query: { label: "Tool", key: "c#" }, alt: `"C#" <tool>` };

  it("escapes the address and the text", () => {
    const src = drawnHref(drawn, "svg", "dark");
    expect(src).toBe("/api/v1/diagrams/thing.svg?label=Tool&key=c%23&theme=dark");
    expect(htmlSnippet(src, drawn.alt)).toBe(
      '<img src="/api/v1/diagrams/thing.svg?label=Tool&amp;key=c%23&amp;theme=dark" alt="&quot;C#&quot; &lt;tool&gt;">',
    );
  });

  it("keeps brackets of a name out of the Markdown syntax", () => {
    expect(markdownSnippet("/a", "x [y]")).toBe("![x \\[y\\]](</a>)");
  });
});
