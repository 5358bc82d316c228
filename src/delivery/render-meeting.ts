import { may } from '../domain/access.ts';
import { day as toDay } from '../domain/day.ts';
import { actionById, openActions } from '../ledger/actions.ts';
import type { Reader } from '../ledger/open.ts';
import type { Taken } from '../ledger/outbox.ts';
import { readPack } from '../ledger/pack.ts';
import { examplesOf } from '../ledger/pack-examples.ts';
import { type PackRecord, packById } from '../ledger/packs.ts';
import { partOf } from '../ledger/people.ts';
import { newestEntry, purchaseById } from '../ledger/purchase-queries.ts';
import { actionMessage } from '../messages/actions.ts';
import type { Message } from '../messages/blocks.ts';
import { broughtMessage, packRefused, packReminder } from '../messages/meeting.ts';
import { packMessage } from '../messages/pack.ts';
import { withPackFiles } from '../messages/pack-file.ts';
import { readBrought } from './read-brought.ts';

type Ids = Taken['subject'];

/**
 * R64: a pack as it reads for ever, but for what is discussed, added, dropped and done since: its
 * sums are of the day on which it was made.
 */
export async function renderPack(from: Reader, ids: Ids): Promise<Message> {
  const { id: packId, meeting, asOf: on, seed } = await packNamed(from, ids);
  const pack = await readPack(from, { meeting, on, seed, packId });
  return withPackFiles(packMessage(pack), packId);
}

/** R63. */
export async function renderReminder(from: Reader, ids: Ids): Promise<Message> {
  const { id, meeting } = await packNamed(from, ids);
  const [examples, open] = await Promise.all([examplesOf(from, id), openActions(from)]);
  return packReminder(meeting, { toDiscuss: examples.length, toDo: open.length });
}

/** R68. */
export function renderRefused(ids: Ids): Message {
  return packRefused(String(ids.why), toDay(String(ids.meeting)));
}

/** R67: what somebody was given to do. */
export async function renderAction(from: Reader, ids: Ids): Promise<Message | undefined> {
  const action = await actionById(from, Number(ids.action));
  return action && actionMessage(action);
}

/** R65: a purchase that somebody brought to the meeting, as it stands. */
export async function renderBrought(
  from: Reader,
  ids: Ids,
  at: Date,
): Promise<Message | undefined> {
  const told = await purchaseById(from, Number(ids.purchase));
  const purchase = told && (await newestEntry(from, told.reference));
  if (purchase === undefined) return undefined;
  const { roles } = await partOf(from, Number(ids.by));
  const looking = { isManager: may({ roles }, 'meeting'), at };
  return broughtMessage(await readBrought(from, purchase, looking));
}

async function packNamed(from: Reader, ids: Ids): Promise<PackRecord> {
  const found = await packById(from, Number(ids.pack));
  if (found === undefined) throw new Error(`The outbox names pack ${ids.pack}, which is not there`);
  return found;
}
