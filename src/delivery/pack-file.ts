import type { WebClient } from '@slack/web-api';
import { readTrial } from '../ledger/confirmations.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { type Delivered, keepFile, owe, type Taken } from '../ledger/outbox.ts';
import { readPack } from '../ledger/pack.ts';
import { packById } from '../ledger/packs.ts';
import { workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import { packCsv } from '../messages/pack-csv.ts';
import { PACK_FILES, packFileTitle } from '../messages/pack-file.ts';
import { packPages } from '../messages/pack-pages.ts';
import { pagesAsTrial } from '../messages/trial.ts';
import type { Drawing } from '../pictures/draw.ts';
import type { Errand } from './errands.ts';
import { TryLater } from './faults.ts';
import { withNames } from './owner-names.ts';
import { TakenOver } from './post.ts';
import { shareFile } from './share-file.ts';
import type { Upload } from './upload.ts';

/** What sharing the pack's files needs from outside. */
export interface PackFileDeps {
  readonly ledger: Ledger;
  readonly client: WebClient;
  readonly drawing: Drawing;
  readonly now: () => Date;
}

const WRITE_MS = 5_000;

/** R68: once a pack's message is posted, its files are owed under it. */
export async function owePackFiles(
  writer: Writer,
  { kind, id, subject, conversation, changes }: Taken,
  { state }: Delivered,
): Promise<void> {
  if (kind !== 'pack' || changes !== undefined || state !== 'sent') return;
  for (const what of PACK_FILES) {
    const { pack = 0 } = subject;
    await owe(writer, { kind: 'pack_file', subject: { pack, what }, conversation, changes: id });
  }
}

/**
 * R68: makes a pack's pages or figures afresh, as the ledger stood on the pack's day, and shares
 * them: under the pack's message, or with whoever asked for them. What cannot be
 * shared is told as a message that was not delivered; the pack stands without.
 */
export function sharePackFile(deps: PackFileDeps): Errand {
  return { run: (owed) => share(deps, owed), giveUp: async () => undefined };
}

async function share(deps: PackFileDeps, owed: Taken): Promise<void> {
  const upload = await fileOf(deps, owed);
  if (upload === undefined) return;
  const place = { conversation: owed.conversation, threadTs: owed.posted?.ts };
  const keep = async (file: string) => {
    const at = { now: deps.now(), deadline: Deadline.in(WRITE_MS) };
    if (!(await keepFile(deps.ledger, owed, file, at))) throw new TakenOver();
  };
  await shareFile(deps.client, upload, place, { begun: owed.file, keep });
}

async function fileOf(
  { ledger, client, drawing }: PackFileDeps,
  { workspaceId, subject }: Taken,
): Promise<Upload | undefined> {
  const reader = ledger.reader(workspaceId);
  const made = await packById(reader, Number(subject.pack));
  if (made === undefined) return undefined;
  const { meeting, asOf: on, seed, id: packId } = made;
  const pack = await withNames(client, await readPack(reader, { meeting, on, seed, packId }));
  const what = subject.what === 'csv' ? 'csv' : 'pdf';
  const isTrial = (await readTrial(reader, await workspace(reader))) !== undefined;
  const pages = () => (isTrial ? pagesAsTrial(packPages(pack)) : packPages(pack));
  const bytes =
    what === 'csv' ? Buffer.from(packCsv(pack, isTrial)) : await printed(drawing, pages());
  return { name: `pack-${meeting.day}.${what}`, title: packFileTitle(pack, what, isTrial), bytes };
}

/** A thread that had no time or memory has it another time. */
async function printed(drawing: Drawing, pages: Parameters<Drawing['pdf']>[0]): Promise<Buffer> {
  try {
    return await drawing.pdf(pages);
  } catch (error) {
    throw new TryLater(`not printed: ${error instanceof Error ? error.message : String(error)}`);
  }
}
