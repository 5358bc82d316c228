import { freshId } from '../ids.ts';
import { Refusal } from '../refusal.ts';

/** A file that somebody has put into a form. */
export interface StoredFile {
  id: string;
  name: string;
  user: string;
  created: number;
  bytes: Buffer;
}

/** What a person chooses on their phone. */
export interface Upload {
  name: string;
  bytes: Uint8Array;
}

/** Bytes that Slack takes in a form's file: 10 MB. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** Files that people have uploaded; those of forms, which nobody else sees. */
export class Files {
  readonly #files = new Map<string, StoredFile>();

  /** Takes a file; refuses one that Slack would find too large. */
  add(user: string, { name, bytes }: Upload, now: Date): StoredFile {
    if (bytes.length > MOST_FILE_BYTES) throw new Refusal('file_too_large');
    const created = Math.floor(now.getTime() / 1000);
    const file = { id: freshId('F'), name, user, created, bytes: Buffer.from(bytes) };
    this.#files.set(file.id, file);
    return file;
  }

  /** The file with this id. */
  find(id: string): StoredFile {
    const file = this.#files.get(id);
    if (!file) throw new Refusal('file_not_found');
    return file;
  }

  /** Takes a file away, as its owner may. */
  delete(id: string): void {
    this.#files.delete(id);
  }
}
