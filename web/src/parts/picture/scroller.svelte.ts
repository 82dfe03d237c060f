// Size and scroll position of a picture in its room: zoom by buttons, keys and the
// wheel with Ctrl, drag to move, full screen.
import { clampScale, fitted, kept, whole } from "./zoom";

const keys: Record<string, number> = { "+": 1.25, "=": 1.25, "-": 0.8 };

/** As the style sheet has it: so much of the window a picture takes at most. */
const shareOfWindow = 0.8;

/** A pointer that moves less than this has clicked. */
const slip = 4;

export class Scroller {
  scale = $state(1);
  /** Whether the last press moved the picture. */
  dragged = false;
  #room: HTMLElement | undefined;
  #picture: SVGSVGElement | undefined;
  #natural = { width: 1, height: 1 };
  /** Whether the reader has chosen a scale. */
  #chosen = false;

  attach(room: HTMLElement): void {
    this.#room = room;
  }

  show(picture: SVGSVGElement): void {
    this.#picture = picture;
    const { width, height } = picture.viewBox.baseVal;
    this.#natural = { width, height };
    if (this.#chosen) this.#apply();
    else this.refit();
  }

  /** Fits the picture anew, unless the reader has chosen a scale. */
  refit(): void {
    if (this.#chosen || !this.#room || !this.#picture) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const height = document.fullscreenElement ? this.#room.clientHeight : innerHeight * shareOfWindow;
    this.scale = fitted({ width: this.#room.clientWidth, height }, this.#natural, rem);
    this.#apply();
  }

  /** All of the picture; a second time as at first. */
  fit(): void {
    if (!this.#room) return;
    const { clientWidth: width, clientHeight: height } = this.#room;
    const all = whole({ width, height }, this.#natural);
    if (this.#chosen || Math.abs(all - this.scale) < 0.005) {
      this.#chosen = false;
      this.refit();
    } else this.#to(all);
  }

  by(factor: number): void {
    this.#to(this.scale * factor);
  }

  full(figure: HTMLElement): void {
    if (document.fullscreenElement) void document.exitFullscreen();
    else void figure.requestFullscreen();
  }

  key(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "0") this.fit();
    else if (keys[event.key]) this.by(keys[event.key] as number);
    else return false;
    return true;
  }

  /** Listens to the wheel; only with Ctrl, so that the page scrolls otherwise. */
  wheel = (room: HTMLElement) => {
    const onwheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const { left, top } = room.getBoundingClientRect();
      this.#to(this.scale * 0.998 ** event.deltaY, event.clientX - left, event.clientY - top);
    };
    room.addEventListener("wheel", onwheel, { passive: false });
    return () => room.removeEventListener("wheel", onwheel);
  };

  /** Starts to move the picture with the mouse; fingers scroll by themselves. */
  grab = (down: PointerEvent) => {
    this.dragged = false;
    const room = this.#room;
    if (!room || down.button !== 0 || down.pointerType !== "mouse") return;
    const { scrollLeft, scrollTop } = room;
    const move = (event: PointerEvent) => {
      const [dx, dy] = [event.clientX - down.clientX, event.clientY - down.clientY];
      if (!this.dragged && Math.hypot(dx, dy) < slip) return;
      this.dragged = true;
      room.classList.add("held");
      room.scrollTo(scrollLeft - dx, scrollTop - dy);
    };
    const end = () => {
      room.classList.remove("held");
      removeEventListener("pointermove", move);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end, { once: true });
    addEventListener("pointercancel", end, { once: true });
  };

  #to(scale: number, x?: number, y?: number) {
    const room = this.#room;
    if (!room) return;
    const from = this.scale;
    this.#chosen = true;
    this.scale = clampScale(scale);
    const [px, py] = [x ?? room.clientWidth / 2, y ?? room.clientHeight / 2];
    const [left, top] = [
      kept(room.scrollLeft, px, from, this.scale),
      kept(room.scrollTop, py, from, this.scale),
    ];
    this.#apply();
    room.scrollTo(left, top);
  }

  #apply() {
    this.#picture?.setAttribute("width", String(Math.round(this.#natural.width * this.scale)));
    this.#picture?.setAttribute("height", String(Math.round(this.#natural.height * this.scale)));
  }
}
