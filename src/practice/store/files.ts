import { freshId, freshSecret } from '../ids.ts';
import { Refusal } from '../refusal.ts';

/** Where a file was posted. */
export interface Share {
  channel: string;
  ts: string;
  threadTs?: string;
}

/** A file that somebody has put into a form, or that the app has uploaded. */
export interface StoredFile {
  id: string;
  name: string;
  title: string;
  user: string;
  created: number;
  bytes: Buffer;
  shares: Share[];
}

/** What a person chooses on their phone. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
}

/** A file whose bytes are still to come, or have come and wait to be completed. */
interface Begun {
  id: string;
  name: string;
  user: string;
  length: number;
  bytes?: Buffer;
}

/** A file as it outlives a restart. */
export type KeptFile = Omit<StoredFile, 'bytes'> & { base64: string };

/** Bytes that Slack takes in a form's file: 10 MB. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;
/** What outlives a restart: the last small ones. */
const KEPT = { files: 20, bytes: 512 * 1024 };

/** Files that people have uploaded into forms, and what the app has uploaded. */
export class Files {
  readonly #files = new Map<string, StoredFile>();
  readonly #begun = new Map<string, Begun>();

  /** Takes a file; refuses one that Slack would find too large. */
  add(user: string, { name, bytes }: Upload, now: Date): StoredFile {
    if (bytes.length > MOST_FILE_BYTES) throw new Refusal('file_too_large');
    return this.#keep({ id: freshId('F'), name, user, bytes: Buffer.from(bytes) }, name, now);
  }

  /** Gives out an id, and the secret part of the address that its bytes are to be sent to. */
  begin(user: string, name: string, length: number): { id: string; ticket: string } {
    const [id, ticket] = [freshId('F'), freshSecret()];
    this.#begun.set(ticket, { id, name, user, length });
    return { id, ticket };
  }

  /** Takes the bytes of such a file; false where nothing of that length was announced there. */
  receive(ticket: string, bytes: Buffer): boolean {
    const begun = this.#begun.get(ticket);
    if (begun?.length !== bytes.length) return false;
    begun.bytes = bytes;
    return true;
  }

  /** Makes a file of what was sent; once. */
  complete(id: string, title: string | undefined, now: Date): StoredFile {
    const [ticket, begun] = [...this.#begun].find(([, one]) => one.id === id) ?? [];
    if (ticket === undefined || begun?.bytes === undefined) throw new Refusal('file_not_found');
    this.#begun.delete(ticket);
    return this.#keep({ ...begun, bytes: begun.bytes }, title ?? begun.name, now);
  }

  #keep(
    { id, name, user, bytes }: Pick<StoredFile, 'id' | 'name' | 'user' | 'bytes'>,
    title: string,
    now: Date,
  ): StoredFile {
    const created = Math.floor(now.getTime() / 1000);
    const file = { id, name, title, user, created, bytes, shares: [] };
    this.#files.set(id, file);
    return file;
  }

  /** The file with this id. */
  find(id: string): StoredFile {
    const file = this.#files.get(id);
    if (!file) throw new Refusal('file_not_found');
    return file;
  }

  /** The same, where it may be gone. */
  look(id: string): StoredFile | undefined {
    return this.#files.get(id);
  }

  /** Takes a file away, as its owner may. */
  delete(id: string): void {
    this.#files.delete(id);
  }

  /** What survives a restart: the app's own; what people put into forms is the app's to keep. */
  lasting(app: string): KeptFile[] {
    return [...this.#files.values()]
      .filter(({ user, bytes }) => user === app && bytes.length <= KEPT.bytes)
      .slice(-KEPT.files)
      .map(({ bytes, ...file }) => ({ ...file, base64: bytes.toString('base64') }));
  }

  /** Brings kept files back. */
  load(files: readonly KeptFile[]): void {
    for (const { base64, ...file } of files) {
      this.#files.set(file.id, { ...file, bytes: Buffer.from(base64, 'base64') });
    }
  }
}
