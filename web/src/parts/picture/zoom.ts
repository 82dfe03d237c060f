// How large a picture is shown. Pure.

/** Texts of a picture stay readable between these; larger looks coarse. */
export const limits = { least: 0.2, most: 4 };

/** At this scale texts of 12 pixels can just be read. */
const readable = 0.7;
const largestFit = 1.2;

export const clampScale = (scale: number) => Math.min(Math.max(scale, limits.least), limits.most);

/** Fills the width, but neither blows a small picture up nor makes texts unreadable: then it scrolls. */
export const fitted = (room: number, width: number, rem = 1) =>
  Math.min(Math.max(room / width, readable), largestFit * rem);

/** All of the picture, however small. */
export const whole = (room: { width: number; height: number }, width: number, height: number) =>
  clampScale(Math.min(room.width / width, room.height / height, largestFit));

/** The scroll offset that keeps a point of the picture under the pointer while the scale changes. */
export const kept = (scroll: number, pointer: number, from: number, to: number) =>
  ((scroll + pointer) * to) / from - pointer;
