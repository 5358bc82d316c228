import { verify } from '../../src/ledger/verify.ts';
import type { Team } from '../support/open-team.ts';
import { entries, standing } from '../support/spend.ts';
import { type Deed, toldOf } from './deeds.ts';
import { aboutPhotos } from './photos.ts';
import { aboutWeeks } from './weeks.ts';

const SAVED = /Saved: £[\d.]+ · (P\d{5})/;
const NOT_SAVED = /Not saved/;

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

type Entry = Awaited<ReturnType<typeof standing>>[number];

/** No acknowledged purchase lost, none doubled, and what was told is the truth. */
async function aboutPurchases(team: Team, deeds: readonly Deed[]): Promise<string[]> {
  const stand = await standing(team);
  const wrong: string[] = [];
  const all = await entries(team);
  if (stand.length !== all.length) wrong.push(`${all.length} entries and ${stand.length} stand`);
  const byWord = new Map<string, Entry[]>();
  for (const one of stand) {
    const word = one.lines[0]?.item.split(' ').at(-1) ?? '';
    byWord.set(word, [...(byWord.get(word) ?? []), one]);
  }
  for (const deed of deeds) wrong.push(...aboutDeed(team, deed, byWord.get(deed.word) ?? []));
  const kept = deeds.flatMap((deed) =>
    (byWord.get(deed.word) ?? []).map(({ reference }) => [deed, reference] as const),
  );
  return [...wrong, ...(await aboutPhotos(team, new Map(kept)))];
}

function aboutDeed(team: Team, deed: Deed, kept: readonly Entry[]): string[] {
  const told = toldOf(team, deed);
  const name = `${deed.way} “${deed.word}”`;
  const saved = told.flatMap((text) => SAVED.exec(text)?.[1] ?? []);
  const denied = told.filter((text) => NOT_SAVED.test(text));
  const wrong: string[] = [];
  if (kept.length > 1) wrong.push(`${name} stands ${kept.length} times`);
  for (const reference of saved) {
    if (!kept.some((one) => one.reference === reference)) {
      wrong.push(`${name} was told as ${reference}, which is not there`);
    }
  }
  if (saved.length === 0 && denied.length > 0 && kept.length > 0) {
    wrong.push(`${name} was told as not saved and is ${kept[0]?.reference}`);
  }
  // Slack may bring again what was told as not saved: then it is, and is told so.
  const answers = kept.length > 0 ? saved.length : Math.min(1, told.length);
  if (deed.way === 'message' && answers !== 1) {
    wrong.push(`${name} was answered ${told.length} times: ${told.join(' | ').slice(0, 400)}`);
  }
  if (deed.way === 'form' && kept.length > 0 && saved.length !== 1) {
    wrong.push(`${name} is kept and was told ${saved.length} times`);
  }
  const isSilent = deed.way === 'command' && told.length === 0 && deed.failed === undefined;
  if (isSilent) wrong.push(`${name} was acknowledged with no answer`);
  return wrong;
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
