/** Pictures made by hand, with all that a phone writes into them. */

const bytes = (...parts: (string | readonly number[] | Uint8Array)[]) =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
    ),
  );

/** A part of a JPEG: marker, length, content. */
export function segment(marker: number, ...content: (string | readonly number[])[]): Buffer {
  const held = bytes(...content);
  return bytes([0xff, marker, (held.length + 2) >> 8, (held.length + 2) & 0xff], held);
}

/** What must not be found in what is kept. */
export const PLANTED = ['GPS', '51.5074N', 'iPhone', '2026:06:17', 'PrivateNote', 'Exif'];

const EXIF = segment(0xe1, 'Exif\0\0', 'MM\0*', 'iPhone 2026:06:17 11:00:00 GPS 51.5074N 0.1278W');
const XMP = segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0', '<x:xmpmeta>PrivateNote</x:xmpmeta>');
const DRAWN = bytes(
  segment(0xe2, 'ICC_PROFILE\0', [1, 1], 'colours'),
  segment(
    0xdb,
    [0],
    Array.from({ length: 64 }, () => 1),
  ),
  segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
  segment(0xda, [1, 1, 0, 0, 63, 0]),
  [0x3f, 0xff, 0x00, 0x12, 0xff, 0xd0, 0x07],
  [0xff, 0xd9],
);

/** A JPEG as a phone makes it: EXIF with place and time, XMP, a comment, a preview after its end. */
export const PHONE_JPEG = bytes(
  [0xff, 0xd8],
  segment(0xe0, 'JFIF\0', [1, 2, 0, 0, 1, 0, 1, 0, 0]),
  EXIF,
  XMP,
  segment(0xe2, 'MPF\0', 'iPhone'),
  segment(0xfe, 'PrivateNote'),
  DRAWN,
  [0xff, 0xd8],
  EXIF,
  [0xff, 0xd9],
);

/** The same with nothing but what draws it. */
export const PLAIN_JPEG = bytes([0xff, 0xd8], DRAWN);

/** A chunk of a PNG; nobody here looks at its sum. */
export function chunk(name: string, content: string | readonly number[] = ''): Buffer {
  const held = bytes(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(held.length);
  return bytes(length, name, held, [1, 2, 3, 4]);
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const HEAD = chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
const REST = bytes(chunk('IDAT', [1, 2, 3]), chunk('IEND'));

/** A PNG with texts, a time and EXIF in it, and something after its end. */
export const TOLD_PNG = bytes(
  SIGNATURE,
  HEAD,
  chunk('tEXt', 'Author\0PrivateNote'),
  chunk('iTXt', 'XML:com.adobe.xmp\0\0\0\0\0PrivateNote'),
  chunk('eXIf', 'MM\0*iPhone GPS 51.5074N'),
  chunk('tIME', '2026:06:17'),
  REST,
  'PrivateNote',
);

/** The same with nothing but what draws it. */
export const PLAIN_PNG = bytes(SIGNATURE, HEAD, REST);
