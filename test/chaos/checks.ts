import { verify } from '../../src/ledger/verify.ts';
import type { Team } from '../support/open-team.ts';
import { entries, standing } from '../support/spend.ts';
import { aboutDeed, type Kept } from './deed-checks.ts';
import { type Deed, toldOf } from './deeds.ts';
import { aboutPhotos } from './photos.ts';
import { aboutWeeks } from './weeks.ts';

/** What must hold after whatever happened; gives a sentence for each thing that does not. */
export async function whatIsWrong(team: Team, deeds: readonly Deed[]): Promise<string[]> {
  const proof = await verify(team.ledger);
  return [
    ...(proof.ok ? [] : [`The history is not whole: ${JSON.stringify(proof).slice(0, 600)}`]),
    ...(await aboutPurchases(team, deeds)),
    ...(await aboutDecisions(team)),
    ...(await aboutMessages(team)),
    ...(await aboutWeeks(team)),
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

/** One decision each, told once to whoever asked. */
async function aboutDecisions(team: Team): Promise<string[]> {
  const plans = await team.reader.db.plan.findMany({ include: { decision: true } });
  const decisions = plans.filter(({ decision }) => decision !== null).length;
  const recorded = await team.reader.db.historyEntry.count({ where: { kind: 'decision.made' } });
  const wrong = recorded === decisions ? [] : [`${recorded} decisions on ${decisions} requests`];
  const told = await team.reader.db.outboxMessage.findMany({ where: { kind: 'decision' } });
  for (const { id, reference, decision } of plans) {
    const times = told.filter(({ subject }) => JSON.parse(subject).plan === id).length;
    if (times !== (decision === null ? 0 : 1)) {
      wrong.push(`${reference} is told ${times} times, decided: ${decision !== null}`);
    }
  }
  return wrong;
}

/** Everything that is owed was posted, once. */
async function aboutMessages(team: Team): Promise<string[]> {
  const rows = await team.reader.db.outboxMessage.findMany();
  const posts = new Map<number, number>();
  for (const { metadata } of team.slack.snapshot().messages) {
    const id = Number(metadata?.event_payload.outbox);
    if (metadata !== undefined) posts.set(id, (posts.get(id) ?? 0) + 1);
  }
  return rows.flatMap(({ id, kind, state, changes, slackTs, fault }) => {
    const count = posts.get(id) ?? 0;
    const name = `message ${id} (${kind})`;
    if (state !== 'sent') return [`${name} is ${state}: ${fault}`];
    const isPosted = changes === null && slackTs !== null;
    if (isPosted && count !== 1) return [`${name} was posted ${count} times`];
    if (!isPosted && count > 0) return [`${name} was posted and is not known to be`];
    return [];
  });
}
