// Signatures as SHOW FUNCTIONS and SHOW PROCEDURES print them:
// left(original :: STRING, length :: INTEGER) :: STRING
export interface Argument {
  /** With its default value, where it has one: timeout = 300. */
  name: string;
  type: string;
}

export interface Signature {
  name: string;
  arguments: Argument[];
  returns: string;
}

/** Reads a signature; what is not built like one has no arguments. */
export function readSignature(text: string): Signature {
  const open = text.indexOf("(");
  const parts = open < 0 ? [] : divided(text.slice(open + 1));
  const close = open + 1 + parts.reduce((length, part) => length + part.length + 1, 0);
  return {
    name: open < 0 ? text : text.slice(0, open),
    arguments: parts.filter((part) => part.trim() !== "").map(argument),
    returns: open < 0 ? "" : text.slice(close).replace(/^\s*::\s*/, ""),
  };
}

/** The pieces between commas, up to the parenthesis that closes. */
function divided(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const c of text) {
    if ("([{<".includes(c)) depth++;
    else if (")]}>".includes(c) && --depth < 0) return parts;
    if (c === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += c;
  }
  return parts;
}

function argument(text: string): Argument {
  const at = text.lastIndexOf("::");
  return at < 0
    ? { name: text.trim(), type: "ANY" }
    : { name: text.slice(0, at).trim(), type: text.slice(at + 2).trim() };
}
