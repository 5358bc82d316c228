import { createHash } from 'node:crypto';
import type { PhotoFault } from '../domain/picture.ts';
import { claim } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { owe, type Taken } from '../ledger/outbox.ts';
import { passing } from '../ledger/passing.ts';
import { removeStored, storePicture } from '../ledger/receipt-files.ts';
import { addReceiptPhoto, keptIn } from '../ledger/receipt-photos.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Errand } from './errands.ts';
import { TryLater } from './faults.ts';
import { type FileAccess, fetchPicture } from './fetch-picture.ts';

/** What keeping photos needs from outside. */
export interface PhotoDeps extends FileAccess {
  readonly ledger: Ledger;
  readonly now: () => Date;
  /** Tells the outbox that a message is owed. */
  readonly wake: () => void;
}

const WRITE_MS = 10_000;

/** What the outbox says of a photo that is to be kept. */
interface Wanted {
  readonly reference: string;
  readonly file: string;
  /** The name that its file will have; tried again, it is the same. */
  readonly storageKey: string;
  readonly by: number;
  readonly person: string;
}

/**
 * R97: fetches a photo of a receipt out of Slack and keeps it in the app's own folder, encrypted.
 * The purchase was saved long before; whoever added the photo is told what came of it.
 */
export function keepPhoto(deps: PhotoDeps): Errand {
  return {
    run: (owed) => keep(deps, owed, wantedIn(owed)),
    giveUp: (owed, why) =>
      tell(deps, owed, wantedIn(owed), why === 'refused' ? 'not-given' : 'not-reached'),
  };
}

function wantedIn({ subject }: Taken): Wanted {
  const { reference, file, storageKey, by, person } = subject;
  return {
    reference: String(reference),
    file: String(file),
    storageKey: String(storageKey),
    by: Number(by),
    person: String(person),
  };
}

async function keep(deps: PhotoDeps, owed: Taken, wanted: Wanted): Promise<void> {
  const fetched = await fetchPicture(deps, wanted.file);
  if (!fetched.ok) return tell(deps, owed, wanted, fetched.why);
  const { picture, contentType } = fetched;
  const { reference, storageKey, by } = wanted;
  const sha256 = createHash('sha256').update(picture).digest('hex');
  const reader = deps.ledger.reader(owed.workspaceId);
  if ((await keptIn(reader, { reference, sha256 })) !== undefined) {
    return tell(deps, owed, wanted);
  }
  await store(deps, storageKey, { reference, picture });
  const facts = { reference, storageKey, contentType, bytes: picture.length, sha256, by };
  const kept = await write(deps, owed, wanted, async (writer) => {
    const file = await addReceiptPhoto(writer, facts);
    await oweWord(writer, owed, wanted, file === undefined ? 'forgotten' : undefined);
    return file;
  });
  // The purchase was forgotten, or the very same picture came by another way meanwhile; a copy that
  // took over kept it in this file.
  if (kept !== storageKey) await removeStored(deps.ledger.receipts, storageKey);
}

/** A full disk or a key that is not there may be mended, and then it goes on. */
async function store(
  { ledger }: PhotoDeps,
  storageKey: string,
  photo: { reference: string; picture: Uint8Array },
): Promise<void> {
  try {
    await storePicture(ledger.receipts, ledger.keys, storageKey, photo);
    passing('stored');
  } catch (error) {
    throw new TryLater(`not stored: ${codeOf(error)}`);
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error ? String(error.code) : error.name;
}

async function tell(deps: PhotoDeps, owed: Taken, wanted: Wanted, why?: PhotoFault): Promise<void> {
  await write(deps, owed, wanted, (writer) => oweWord(writer, owed, wanted, why));
}

/** One word for each photo that was sent, however often it is tried. */
async function oweWord(
  writer: Writer,
  { id }: Taken,
  { reference, person: conversation }: Wanted,
  why?: PhotoFault,
): Promise<void> {
  if (!(await claim(writer, 'receipt_photo', String(id)))) return;
  if (why === undefined) {
    await owe(writer, { kind: 'receipt_kept', subject: { reference }, conversation });
    return;
  }
  await owe(writer, { kind: 'receipt_not_kept', subject: { reference, why }, conversation });
}

async function write<T>(
  { ledger, now, wake }: PhotoDeps,
  { workspaceId }: Taken,
  { by: actorId }: Wanted,
  work: (writer: Writer) => Promise<T>,
): Promise<T> {
  const request = { workspaceId, deadline: Deadline.in(WRITE_MS), now: now(), actorId };
  const done = await ledger.write(request, work);
  wake();
  return done;
}
