import { verify } from '../../src/ledger/verify.ts';
import type { Team } from '../support/open-team.ts';
import { entries, standing } from '../support/spend.ts';
import { aboutDeed, type Kept } from './deed-checks.ts';
import { type Deed, toldOf } from './deeds.ts';
import { aboutPhotos } from './photos.ts';
import { aboutRequests } from './request-checks.ts';
import type { Asked } from './requests.ts';
import { aboutWeeks, WEEKLY } from './weeks.ts';

/** What people did. */
export interface Done {
  readonly deeds: readonly Deed[];
  readonly asked: readonly Asked[];
  /** Acknowledged. */
  readonly reports: number;
}

/** What must hold after whatever happened; gives a sentence for each thing that does not. */
export async function whatIsWrong(team: Team, { deeds, asked, reports }: Done): Promise<string[]> {
  const proof = await verify(team.ledger);
  return [
    ...(proof.ok ? [] : [`The history is not whole: ${JSON.stringify(proof).slice(0, 600)}`]),
    ...(await aboutPurchases(team, deeds)),
    ...(await aboutRequests(team, asked)),
    ...(await aboutMessages(team)),
    ...(await aboutWeeks(team, reports)),
  ];
}

/** No acknowledged purchase lost, none doubled, and what was told is the truth. */
async function aboutPurchases(team: Team, deeds: readonly Deed[]): Promise<string[]> {
  const stand = await standing(team);
  const wrong: string[] = [];
  const all = await entries(team);
  if (stand.length !== all.length) wrong.push(`${all.length} entries and ${stand.length} stand`);
  const { db } = team.reader;
  const customers = new Map((await db.customer.findMany()).map((one) => [one.id, one.reference]));
  const people = new Map((await db.person.findMany()).map((one) => [one.id, one.slackId]));
  const keptOf = ({ word }: Deed): Kept[] =>
    stand
      .filter(({ lines }) => lines[0]?.item.split(' ').at(-1) === word)
      .map(({ reference, pence, customerId, buyerId }) => {
        const customer = customers.get(customerId ?? 0);
        return { reference, pence, customer, buyer: people.get(buyerId) ?? undefined };
      });
  for (const deed of deeds) wrong.push(...aboutDeed(deed, toldOf(team, deed), keptOf(deed)));
  const kept = deeds.flatMap((deed) => keptOf(deed).map((one) => [deed, one.reference] as const));
  return [...wrong, ...(await aboutPhotos(team, new Map(kept)))];
}

/** Everything that is owed was posted, once. */
async function aboutMessages(team: Team): Promise<string[]> {
  const rows = await team.reader.db.outboxMessage.findMany();
  const posts = new Map<number, number>();
  for (const { metadata } of team.slack.snapshot().messages) {
    const id = Number(metadata?.event_payload.outbox);
    if (metadata !== undefined) posts.set(id, (posts.get(id) ?? 0) + 1);
  }
  return rows.flatMap((row) => aboutMessage(row, posts.get(row.id) ?? 0));
}

/** A row of the outbox, as far as it says what became of it. */
export type Row = Pick<
  Awaited<ReturnType<Team['reader']['db']['outboxMessage']['findMany']>>[number],
  'id' | 'kind' | 'state' | 'changes' | 'slackTs' | 'fault'
>;

/** There is always something to say of these; of others it may be too late by then. */
const ALWAYS_SAID = [...WEEKLY, 'saved', 'card', 'decision', 'receipt_kept', 'report'];

/** A sentence when a message was not posted as often as the ledger says, in so many posts. */
export function aboutMessage(row: Row, posts: number): readonly string[] {
  const { id, kind, state, changes, slackTs, fault } = row;
  const name = `message ${id} (${kind})`;
  if (state !== 'sent') return [`${name} is ${state}: ${fault}`];
  const isPosted = changes === null && slackTs !== null;
  if (isPosted && posts !== 1) return [`${name} was posted ${posts} times`];
  if (!isPosted && posts > 0) return [`${name} was posted and is not known to be`];
  const isMissing = changes === null && !isPosted && ALWAYS_SAID.includes(kind);
  return isMissing ? [`${name} is done with and was never posted`] : [];
}
