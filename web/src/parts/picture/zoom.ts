// How large a picture is shown. Pure.

/** Texts of a picture stay readable between these; larger looks coarse. */
export const limits = { least: 0.2, most: 4 };

/** At this scale texts of 12 pixels can just be read. */
const readable = 0.7;
const largestFit = 1.2;

export const clampScale = (scale: number) => Math.min(Math.max(scale, limits.least), limits.most);

/** A picture that is too high is made smaller, but not below this. */
const comfortable = 0.85;

export interface Size {
  width: number;
  height: number;
}

/** Fills the room, but neither blows a small picture up nor makes texts unreadable: then it scrolls. */
export function fitted(room: Size, picture: Size, rem = 1): number {
  const byWidth = Math.min(Math.max(room.width / picture.width, readable), largestFit * rem);
  return Math.min(byWidth, Math.max(room.height / picture.height, comfortable * rem));
}

/** All of the picture, however small. */
export const whole = (room: Size, picture: Size) =>
  clampScale(Math.min(room.width / picture.width, room.height / picture.height, largestFit));

/** The scroll offset that keeps a point of the picture under the pointer while the scale changes. */
export const kept = (scroll: number, pointer: number, from: number, to: number) =>
  ((scroll + pointer) * to) / from - pointer;
