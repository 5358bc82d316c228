import type { PictureType } from '../domain/picture.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { receiptPhotoFacts } from './facts.ts';
import type { Ledger, Reader } from './open.ts';
import { colleagues } from './people.ts';
import type { Writer } from './writer.ts';

/** A photo that is kept of a purchase's receipt. */
export interface ReceiptPhoto {
  readonly reference: string;
  /** The name of its file. */
  readonly storageKey: string;
  readonly contentType: string;
  readonly by: Colleague;
  readonly at: Date;
}

/** What the ledger holds of a picture. */
export interface PictureFacts {
  readonly reference: string;
  readonly storageKey: string;
  readonly contentType: PictureType;
  readonly bytes: number;
  /** In hex, of the picture as it is kept, before it is encrypted. */
  readonly sha256: string;
  /** Who added it. */
  readonly by: number;
}

/** The file in which this very picture is kept of this purchase's receipt; undefined for none. */
export async function keptIn(
  { db, workspaceId }: Reader | Writer,
  { reference, sha256 }: Pick<PictureFacts, 'reference' | 'sha256'>,
): Promise<string | undefined> {
  const where = { workspaceId, reference, sha256 };
  const row = await db.receiptPhoto.findFirst({ where, select: { storageKey: true } });
  return row?.storageKey;
}

/**
 * R97: notes a photo whose file is written; returns the name of the file in which it is kept, another
 * one when this very picture was kept before. R139: undefined where the purchase has no customer any
 * more: what tells of whoever was forgotten would stay for good.
 */
export async function addReceiptPhoto(
  writer: Writer,
  facts: PictureFacts,
): Promise<string | undefined> {
  const before = await keptIn(writer, facts);
  if (before !== undefined) return before;
  if (await isNobodys(writer, facts.reference)) return undefined;
  const { by, ...columns } = facts;
  const row = { ...columns, workspaceId: writer.workspaceId, byId: by, at: writer.now };
  const { id } = await writer.db.receiptPhoto.create({ data: row, select: { id: true } });
  const subject = `receipt-photo:${id}`;
  writer.record({ kind: 'receipt.kept', subject, facts: receiptPhotoFacts(row) });
  return facts.storageKey;
}

async function isNobodys({ db, workspaceId }: Writer, reference: string): Promise<boolean> {
  const where = { workspaceId, reference, correctedOn: null, customerId: null };
  return (await db.purchase.count({ where })) > 0;
}

/** The photos of a purchase's receipt, oldest first. */
export async function receiptPhotos(
  from: Reader | Writer,
  reference: string,
): Promise<ReceiptPhoto[]> {
  const rows = await from.db.receiptPhoto.findMany({
    where: { workspaceId: from.workspaceId, reference },
    orderBy: { id: 'asc' },
  });
  const people = await colleagues(
    from,
    rows.map(({ byId }) => byId),
  );
  return rows.map(({ storageKey, contentType, byId, at }) => {
    const by = people.get(byId) ?? { id: byId, slackId: undefined, name: undefined };
    return { reference, storageKey, contentType, by, at };
  });
}

/** The names of all files of a ledger's photos. */
export async function allStorageKeys(ledger: Ledger): Promise<string[]> {
  const rows = await ledger.across.photos();
  return rows.map(({ storageKey }) => storageKey);
}
