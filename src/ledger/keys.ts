import { type Key, NoKey } from './key.ts';

/** What every sealed text begins with; nothing that is typed is stored without being sealed. */
const MARK = '~1.';
const SEALED = /^~1\.([\w-]{8})\.([\w-]+)$/;

/**
 * The keys of one ledger: the newest locks, all of them open. Without any, what is sealed stays so.
 */
export class Keys {
  readonly #newest: Key | undefined;
  readonly #byId: ReadonlyMap<string, Key>;
  readonly #why: string;
  readonly #leaves: boolean;

  /**
   * @param keys the newest first; none when there is none or it does not fit
   * @param without why there is none, in a sentence; `leaves` gives sealed text as it is instead of
   *   refusing it, for proving a copy on a machine without its key
   */
  constructor(keys: readonly Key[], without: { readonly why?: string; readonly leaves?: boolean }) {
    this.#newest = keys[0];
    this.#byId = new Map(keys.map((key) => [key.id, key]));
    this.#why = without.why ?? 'The key of the ledger is missing.';
    this.#leaves = without.leaves === true;
  }

  /** Whether words can be read and written. */
  get canRead(): boolean {
    return this.#newest !== undefined;
  }

  /** Why they cannot, in a sentence that says what to do. */
  get whyNot(): string {
    return this.#why;
  }

  /** Whether the newest key is the one that locked this text. */
  isNewest(text: string): boolean {
    return this.#newest !== undefined && SEALED.exec(text)?.[1] === this.#newest.id;
  }

  /** Locks a photo or another file. @throws NoKey when there is no key */
  get newest(): Key {
    if (this.#newest === undefined) throw new NoKey(this.#why);
    return this.#newest;
  }

  /**
   * Locks typed text for its column.
   * @throws NoKey when there is no key
   */
  seal(column: string, text: string): string {
    const key = this.newest;
    return `${MARK}${key.id}.${key.seal(Buffer.from(text), column).toString('base64url')}`;
  }

  /**
   * Opens what `seal` locked; text that was never locked is given as it is.
   * @throws NoKey when the key is not here or does not fit
   */
  open(column: string, text: string): string {
    if (!text.startsWith(MARK)) return text;
    const [, id = '', sealed = ''] = SEALED.exec(text) ?? [];
    const key = this.#byId.get(id);
    if (key !== undefined) return key.open(Buffer.from(sealed, 'base64url'), column).toString();
    if (this.#leaves) return text;
    throw new NoKey(this.#why);
  }

  /** Opens a photo or another file, whichever of the keys locked it. @throws NoKey when none did */
  openFile(sealed: Buffer, about: string): Buffer {
    if (this.#newest === undefined) throw new NoKey(this.#why);
    for (const key of this.#byId.values()) {
      try {
        return key.open(sealed, about);
      } catch (error) {
        if (!(error instanceof NoKey)) throw error;
      }
    }
    return this.#newest.open(sealed, about);
  }
}
