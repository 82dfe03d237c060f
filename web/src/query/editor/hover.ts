// What a name under the pointer is: a function, a procedure, a label, a type.
import { hoverTooltip } from "@codemirror/view";
import { number } from "../../strings";
import { type Catalog, methodNamed } from "../language/catalog";
import type { Language } from "../language/language";
import { strings } from "../strings";
import { wordAt } from "../text/positions";

interface About {
  title: string;
  text: string;
}

/** What is known of a name; `before` is the sign in front of it. */
export function about(catalog: Catalog, name: string, before: string): About | undefined {
  if (/[:|&!]/.test(before)) {
    const label = catalog.schema.labels.find((one) => one.label === name);
    const type = catalog.schema.types.find((one) => one.type === name);
    const found = label ?? type;
    if (!found) return undefined;
    const properties = found.properties.map((p) => p.name).join(", ");
    return {
      title: `:${name}`,
      text: `${strings.hover(number(found.count), label !== undefined)} ${properties}`,
    };
  }
  const method = methodNamed(catalog, name);
  return method && { title: method.signature, text: method.description };
}

export const hovering = (language: Language) =>
  hoverTooltip((view, pos) => {
    const text = view.state.doc.toString();
    const { from, to } = wordAt(text, pos);
    const found =
      language.catalog &&
      about(language.catalog, text.slice(from, to), text.slice(0, from).trimEnd().slice(-1));
    if (!found) return null;
    return {
      pos: from,
      end: to,
      above: true,
      create: () => {
        const dom = document.createElement("div");
        dom.className = "cm-signature";
        dom.appendChild(document.createElement("code")).textContent = found.title;
        dom.appendChild(document.createElement("p")).textContent = found.text;
        return { dom };
      },
    };
  });
