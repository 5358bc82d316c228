/** Kinds of pictures that are taken. */
export const PICTURE_TYPES = ['image/jpeg', 'image/png'] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Bytes that a photo of a receipt may have at most: 10 MB. */
export const MOST_PICTURE_BYTES = 10_000_000;

/** Why a photo was not kept. */
export const PHOTO_FAULTS = [
  'type',
  'size',
  'broken',
  'not-given',
  'not-reached',
  'forgotten',
] as const;
export type PhotoFault = (typeof PHOTO_FAULTS)[number];

/**
 * R97: a picture without what it tells of the phone, the place and the time: only what is needed to
 * draw it stays. Undefined when it is cut short or is no such picture.
 */
export function withoutMetadata(picture: Uint8Array, type: PictureType): Uint8Array | undefined {
  return type === 'image/jpeg' ? plainJpeg(picture) : plainPng(picture);
}

/** Markers of a JPEG: start, end, start of a scan's data, application parts, comment. */
const [SOI, EOI, SOS, APP0, APP15, COM] = [0xd8, 0xd9, 0xda, 0xe0, 0xef, 0xfe];
/** Application parts that are needed to draw: colour profile, and how colours were turned. */
const NEEDED = new Map([
  [0xe2, 'ICC_PROFILE\0'],
  [0xee, 'Adobe'],
]);

/** Whatever follows the end, such as a second picture for previews, is left out too. */
function plainJpeg(jpeg: Uint8Array): Uint8Array | undefined {
  if (jpeg[0] !== 0xff || jpeg[1] !== SOI) return undefined;
  const kept = [jpeg.subarray(0, 2)];
  let [at, isDrawn] = [2, false];
  while (jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // padding
      continue;
    }
    if (marker === EOI) return isDrawn ? joined([...kept, jpeg.subarray(at, at + 2)]) : undefined;
    const length = number(jpeg, at + 2, 2);
    const data = at + 2 + length;
    if (length < 2 || data > jpeg.length) return undefined;
    const end = marker === SOS ? endOfScan(jpeg, data) : data;
    if (isNeeded(marker, jpeg.subarray(at + 4, data))) kept.push(jpeg.subarray(at, end));
    isDrawn ||= marker === SOS;
    at = end;
  }
  return undefined;
}

function isNeeded(marker: number, content: Uint8Array): boolean {
  if (marker === COM) return false;
  if (marker < APP0 || marker > APP15) return true;
  const name = NEEDED.get(marker);
  return name !== undefined && text(content, 0, name.length) === name;
}

/** A scan ends at the next marker that is neither an escaped byte nor a restart. */
function endOfScan(jpeg: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    at = jpeg.indexOf(0xff, at);
    if (at < 0) return jpeg.length;
    const next = jpeg[at + 1] ?? 0;
    if (next === 0xff) at += 1;
    else if (next === 0 || (next >= 0xd0 && next <= 0xd7)) at += 2;
    else return at;
  }
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Chunks of a PNG that are needed to draw it as it was. */
const DRAWN = 'IHDR PLTE tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs IDAT IEND'.split(' ');

function plainPng(png: Uint8Array): Uint8Array | undefined {
  if (!PNG.every((byte, place) => png[place] === byte)) return undefined;
  const kept = [png.subarray(0, PNG.length)];
  let at = PNG.length;
  while (at + 12 <= png.length) {
    const end = at + 12 + number(png, at, 4);
    if (end > png.length) return undefined;
    const name = text(png, at + 4, 4);
    if (DRAWN.includes(name)) kept.push(png.subarray(at, end));
    if (name === 'IEND') return joined(kept);
    at = end;
  }
  return undefined;
}

/** A whole number of so many bytes, the largest first. */
function number(bytes: Uint8Array, at: number, length: number): number {
  return bytes.subarray(at, at + length).reduce((whole, byte) => whole * 256 + byte, 0);
}

function text(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
