import { readdir } from 'node:fs/promises';
import { readPicture } from '../../src/ledger/receipt-files.ts';
import type { Person } from '../../src/practice/client/person.ts';
import type { Team } from '../support/open-team.ts';
import { PHOTO } from '../support/photos.ts';
import { PHONE_JPEG, PLAIN_JPEG } from '../support/pictures.ts';
import type { Deed } from './deeds.ts';

const MORE_MS = 2_500;

/** Puts a photo into the form in front; false when what asks for it does not come. */
export async function addPhoto(person: Person): Promise<boolean> {
  try {
    await person.click('Add more', { settle: 0 });
    const photo = { [PHOTO]: { name: 'till.jpg', bytes: PHONE_JPEG } };
    await person.waitFor(() => JSON.stringify(person.view()).includes(PHOTO), MORE_MS);
    await person.fill(photo);
    return true;
  } catch {
    return false;
  }
}

/** Each photo that came with a purchase is kept, once, can be read, and its person was told once. */
export async function aboutPhotos(team: Team, kept: ReadonlyMap<Deed, string>): Promise<string[]> {
  const rows = await team.reader.db.receiptPhoto.findMany();
  const told = await team.reader.db.outboxMessage.findMany({
    where: { kind: { in: ['receipt_kept', 'receipt_not_kept'] } },
  });
  const wrong: string[] = [];
  for (const [{ word, photo }, reference] of kept) {
    const photos = rows.filter((one) => one.reference === reference).length;
    const words = told.filter(({ subject }) => JSON.parse(subject).reference === reference);
    const is = [photos, ...words.map(({ kind }) => kind)].join(' ');
    const wanted = photo ? '1 receipt_kept' : '0';
    if (is !== wanted) wrong.push(`the photo of ${reference} “${word}”: ${is}, not ${wanted}`);
  }
  const { receipts, keys } = team.ledger;
  for (const row of rows) {
    const picture = await readPicture(receipts, keys, row).catch(() => undefined);
    if (picture?.equals(PLAIN_JPEG) !== true) wrong.push(`${row.reference}: its photo is broken`);
  }
  const files = (await readdir(receipts).catch(() => [])).filter((name) => !/\.part$/.test(name));
  if (files.length !== rows.length) wrong.push(`${files.length} files of ${rows.length} photos`);
  return wrong;
}
