import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutMetadata } from '../../src/domain/picture.ts';
import {
  PHONE_JPEG,
  PLAIN_JPEG,
  PLAIN_PNG,
  PLANTED,
  segment,
  TOLD_PNG,
} from '../support/pictures.ts';

const latin = (picture: Uint8Array | undefined) => Buffer.from(picture ?? []).toString('latin1');
const jpeg = (picture: Uint8Array) => withoutMetadata(picture, 'image/jpeg');
const png = (picture: Uint8Array) => withoutMetadata(picture, 'image/png');

describe('R97: a picture tells nothing but itself', () => {
  it('R97: place, time, phone, comment and preview go from a JPEG; what draws it stays', () => {
    expect(PLANTED.every((word) => latin(PHONE_JPEG).includes(word))).toBe(true);
    expect(latin(jpeg(PHONE_JPEG))).toBe(latin(PLAIN_JPEG));
    for (const word of PLANTED) expect(latin(jpeg(PHONE_JPEG))).not.toContain(word);
  });

  it('R97: texts, time and EXIF go from a PNG; what draws it stays', () => {
    expect(latin(png(TOLD_PNG))).toBe(latin(PLAIN_PNG));
  });

  it('is done to a plain picture without changing it', () => {
    expect(latin(jpeg(PLAIN_JPEG))).toBe(latin(PLAIN_JPEG));
    expect(latin(png(PLAIN_PNG))).toBe(latin(PLAIN_PNG));
  });

  it('keeps how a picture’s colours were turned, and a JPEG of several scans', () => {
    const scan = PLAIN_JPEG.subarray(PLAIN_JPEG.indexOf(Buffer.of(0xff, 0xda)), -2);
    const adobe = segment(0xee, 'Adobe', [0, 100, 0, 0, 0, 0, 1]);
    const start = PLAIN_JPEG.subarray(0, 2);
    const picture = Buffer.concat([
      start,
      adobe,
      PLAIN_JPEG.subarray(2, -2),
      scan,
      Buffer.of(0xff, 0xd9),
    ]);
    expect(latin(jpeg(picture))).toBe(latin(picture));
  });

  it('a picture that is cut short is none', () => {
    for (let length = 0; length < PLAIN_JPEG.length; length += 1) {
      expect(jpeg(PLAIN_JPEG.subarray(0, length))).toBeUndefined();
    }
    for (let length = 0; length < PLAIN_PNG.length; length += 1) {
      expect(png(PLAIN_PNG.subarray(0, length))).toBeUndefined();
    }
  });

  it('whatever the bytes, it ends, and gives no more than it was given', () => {
    const start = fc.constantFrom(PLAIN_JPEG.subarray(0, 2), PLAIN_PNG.subarray(0, 8));
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 400 }), (head, tail) => {
        const picture = Buffer.concat([head, tail]);
        for (const strip of [jpeg, png]) {
          expect(strip(picture)?.length ?? 0).toBeLessThanOrEqual(picture.length);
        }
      }),
    );
  });
});
