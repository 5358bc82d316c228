import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Made-up words, each planted in one place, so that a find says where it came from. */
export class Planted {
  readonly #places = new Map<string, string>();

  /** A new word for a place. */
  word(place: string): string {
    const at = this.#places.size;
    const letters = [Math.floor(at / 26), at % 26].map((one) => String.fromCharCode(97 + one));
    const word = `zog${letters.join('')}wumpel`;
    this.#places.set(word, place);
    return word;
  }

  get places(): string[] {
    return [...this.#places.values()];
  }

  get size(): number {
    return this.#places.size;
  }

  /** The places whose words stand in some text or bytes, plain, as UTF-16, hexadecimal or base64. */
  placesIn(bytes: Buffer | string, but: readonly string[] = []): string[] {
    const text = typeof bytes === 'string' ? bytes : bytes.toString('latin1');
    return [...this.#places]
      .filter(([, place]) => !but.includes(place))
      .filter(([word]) => forms(word).some((form) => text.includes(form)))
      .map(([, place]) => place);
  }
}

function forms(word: string): string[] {
  const bytes = Buffer.from(word);
  return [
    word,
    Buffer.from(word, 'utf16le').toString('latin1'),
    bytes.toString('hex'),
    ...base64s(word),
  ];
}

/** Base64 as the word reads after none, one or two bytes, without the ends that those change. */
function base64s(word: string): string[] {
  return [0, 1, 2].map((before) => {
    const coded = Buffer.from(' '.repeat(before) + word).toString('base64url');
    return coded.slice(before === 0 ? 0 : before + 1, -4);
  });
}

/** Every file below a folder, with its bytes. */
export function filesBelow(folder: string): { name: string; bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => ({ name, path: join(folder, name) }))
    .filter(({ path }) => statSync(path).isFile())
    .map(({ name, path }) => ({ name, bytes: readFileSync(path) }));
}
