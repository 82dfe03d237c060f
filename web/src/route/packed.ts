// Text as it travels in the fragment of an address: deflated, in base64url.
import { deflateSync, inflateSync, strFromU8, strToU8 } from "fflate";

/** Longest fragment that travels well; beyond it a view says so. */
export const longestFragment = 8000;

export const packed = (text: string): string => base64url(deflateSync(strToU8(text), { level: 9 }));

/** Reads it back; throws on what is no packed text. */
export const unpacked = (text: string): string => strFromU8(inflateSync(bytes(text)));

function base64url(data: Uint8Array): string {
  let binary = "";
  for (const byte of data) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function bytes(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (c) => c.charCodeAt(0));
}
