import type { Day } from '../domain/day.ts';
import type { Story } from '../domain/story.ts';
import { storyFacts, storyShownFacts } from './facts.ts';
import type { StoryModel } from './generated/models.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import type { Writer } from './writer.ts';

/** Keeps what a manager has released; the customer has agreed, or there would be no row. */
export async function addStory(
  writer: Writer,
  told: { readonly reference: string; readonly text: string; readonly by: number },
): Promise<number> {
  const { workspaceId, now: at } = writer;
  const { reference, text, by: releasedById } = told;
  const row = { workspaceId, reference, text, releasedById, at, salt: newSalt() };
  const state = { shownFor: null, takenBackAt: null };
  const { id } = await writer.db.story.create({ data: { ...row, ...state }, select: { id: true } });
  const facts = storyFacts({ ...row, ...state });
  writer.record({ kind: 'story.released', subject: `story:${id}`, facts });
  return id;
}

/** One by its id. */
export async function storyById(from: Reader | Writer, id: number): Promise<Story | undefined> {
  const where = { id, workspaceId: from.workspaceId };
  return toStory(await from.db.story.findFirst({ where }));
}

/** What is released of a purchase and was not taken back. */
export async function storyOf(
  from: Reader | Writer,
  reference: string,
): Promise<Story | undefined> {
  const where = { workspaceId: from.workspaceId, reference, takenBackAt: null };
  return toStory(await from.db.story.findFirst({ where, orderBy: { id: 'desc' } }));
}

/** The one that stands in a week's digest. */
export async function storyFor(from: Reader, monday: Day): Promise<Story | undefined> {
  const where = { workspaceId: from.workspaceId, shownFor: monday, takenBackAt: null };
  return toStory(await from.db.story.findFirst({ where, orderBy: { id: 'asc' } }));
}

/** Takes one back before it is shown; false when it was shown or taken back before. */
export async function takeBackStory(writer: Writer, id: number): Promise<boolean> {
  const { db, workspaceId, now } = writer;
  const { count } = await db.story.updateMany({
    where: { id, workspaceId, shownFor: null, takenBackAt: null },
    data: { takenBackAt: now },
  });
  if (count === 1) {
    writer.record({ kind: 'story.taken-back', subject: `story:${id}`, facts: {} });
  }
  return count === 1;
}

/** R98: takes back what is released about a customer who objects and was not shown yet. */
export async function takeBackStoriesOf(writer: Writer, customerId: number): Promise<void> {
  const { db, workspaceId } = writer;
  const bought = await db.purchase.findMany({
    where: { workspaceId, customerId },
    distinct: ['reference'],
    select: { reference: true },
  });
  const reference = { in: bought.map((one) => one.reference) };
  const waiting = await db.story.findMany({
    where: { workspaceId, reference, shownFor: null, takenBackAt: null },
    select: { id: true },
  });
  for (const { id } of waiting) await takeBackStory(writer, id);
}

/** R98: whether whoever a purchase was bought for objects to anything of theirs being published. */
export async function isObjectedTo(
  { db, workspaceId }: Reader | Writer,
  reference: string,
): Promise<boolean> {
  const versions = await db.purchase.findMany({
    where: { workspaceId, reference },
    select: { customerId: true },
  });
  const id = { in: versions.flatMap(({ customerId }) => customerId ?? []) };
  return (await db.customer.count({ where: { workspaceId, id, objectedOn: { not: null } } })) > 0;
}

/** Gives a week's digest the oldest that waits and whose purchase still stands, if there is one. */
export async function showNextStory(writer: Writer, monday: Day): Promise<void> {
  const { db, workspaceId } = writer;
  const waiting = await db.story.findMany({
    where: { workspaceId, shownFor: null, takenBackAt: null },
    orderBy: { id: 'asc' },
  });
  for (const { id, reference } of waiting) {
    if (!(await stands(writer, reference)) || (await isObjectedTo(writer, reference))) continue;
    const where = { id, workspaceId, shownFor: null, takenBackAt: null };
    await db.story.updateMany({ where, data: { shownFor: monday } });
    const facts = storyShownFacts({ shownFor: monday });
    writer.record({ kind: 'story.shown', subject: `story:${id}`, facts });
    return;
  }
}

async function stands({ db, workspaceId }: Writer, reference: string): Promise<boolean> {
  const kind = { in: ['purchase', 'amendment'] };
  const where = { workspaceId, reference, correctedOn: null, kind };
  return (await db.purchase.count({ where })) > 0;
}

function toStory(row: StoryModel | null): Story | undefined {
  if (row === null) return undefined;
  const { id, reference, text, shownFor, takenBackAt } = row;
  const waits = shownFor === null ? 'waiting' : 'shown';
  return { id, reference, text, state: takenBackAt === null ? waits : 'taken_back' };
}

/** What was ever released of a purchase, by whom and when, oldest first. */
export async function storiesOf(
  from: Reader,
  reference: string,
): Promise<(Story & { releasedById: number; at: Date })[]> {
  const rows = await from.db.story.findMany({
    where: { workspaceId: from.workspaceId, reference },
    orderBy: { id: 'asc' },
  });
  return rows.flatMap((row) => {
    const story = toStory(row);
    return story === undefined ? [] : [{ ...story, releasedById: row.releasedById, at: row.at }];
  });
}
