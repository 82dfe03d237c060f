// The stops of a picture: its links. One of them is in the Tab order; arrows and
// letters move on from there.
import { byLetter, Lines, onward, type Stop, ways } from "./walk";

/** Where the focus was, to keep it there in the next picture. */
export interface Place {
  node: string;
  focused: boolean;
  top: number;
  left: number;
}

type Link = SVGElement & { dataset: DOMStringMap };

export class Stops {
  elements = $state.raw<Link[]>([]);
  /** The stop that is focused or was pointed at last. */
  #current = $state.raw<Link>();
  #lines = new Lines([]);

  get node(): string {
    return this.#current?.dataset.node ?? "";
  }

  get name(): string {
    return nameOf(this.#current);
  }

  /** What the picture says about it with lines. */
  get told(): string {
    return this.#current?.querySelector(":scope > desc")?.textContent ?? "";
  }

  /** The stop that an event happened in. */
  at(target: EventTarget | null): Link | undefined {
    return (target instanceof Element ? target.closest<Link>("a[href]") : null) ?? undefined;
  }

  /** Takes the stops of a new picture, and goes back to the place in the old one. */
  take(picture: SVGSVGElement, place: Place | undefined, room: HTMLElement): void {
    this.elements = [...picture.querySelectorAll<Link>("a[href]")];
    this.#lines = new Lines(
      [...picture.querySelectorAll<SVGElement>("[data-ends]")].map((line) => line.dataset.ends ?? ""),
    );
    for (const stop of this.elements) stop.setAttribute("tabindex", "-1");
    const same = place && this.elements.find((stop) => stop.dataset.node === place.node);
    this.#current = same;
    (same ?? this.elements[0])?.setAttribute("tabindex", "0");
    if (!same || !place) return;
    if (place.focused) same.focus({ preventScroll: true });
    const now = same.getBoundingClientRect();
    room.scrollBy(now.left - place.left, now.top - place.top);
  }

  /** The place of the current stop on screen. */
  place(room: HTMLElement): Place | undefined {
    const stop = this.#current;
    if (!stop?.isConnected) return undefined;
    const { top, left } = stop.getBoundingClientRect();
    return { node: this.node, focused: room.contains(document.activeElement), top, left };
  }

  focused(target: EventTarget | null): void {
    const stop = this.at(target);
    if (!stop) return;
    for (const other of this.elements) other.setAttribute("tabindex", other === stop ? "0" : "-1");
    this.#current = stop;
  }

  pointed(target: EventTarget | null): void {
    this.#current = this.at(target) ?? this.#current;
  }

  /** Moves by an arrow or a letter; false for other keys. */
  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const from = this.elements.findIndex((stop) => stop.contains(event.target as Node));
    const way = ways[event.key];
    if (!way && !/^[\p{L}\p{N}]$/u.test(event.key)) return false;
    const stops = this.#measured();
    const to = way
      ? onward(stops, this.#lines, this.#lines.upright(stops), from, way)
      : byLetter(stops, from, event.key);
    this.elements[to]?.focus();
    return true;
  }

  #measured(): Stop[] {
    return this.elements.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const box = element.closest<SVGElement>("[data-box]")?.dataset.box ?? "";
      return { name: nameOf(element), box, left, top, right, bottom };
    });
  }
}

const nameOf = (stop: Element | undefined) => stop?.querySelector(":scope > title")?.textContent ?? "";
