import { type Day, mondayOf } from '../domain/day.ts';
import { type PatternAnswer, patternDays, regularPatterns } from '../domain/pattern.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { claim, unclaimed } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger } from '../ledger/open.ts';
import { owe } from '../ledger/outbox.ts';
import {
  addPatternAsk,
  answerPatternAsk,
  boughtRegularly,
  type PatternAsk,
  patternAskById,
  questionPosted,
  restingCustomers,
} from '../ledger/patterns.ts';
import { buyersOnTeam } from '../ledger/people.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import type { Writer } from '../ledger/writer.ts';
import { patternForm, patternMessage, patternWords } from '../messages/pattern.ts';
import { type Act, change, type Deps } from './act.ts';
import { type Answer, say, showView } from './answer.ts';
import { type AtWork, teamsAtWork } from './at-work.ts';
import { isRefused } from './own-draft.ts';

/** The kind of claim by which a week's patterns are looked for once, and of the message. */
const CLAIM = 'regular_patterns';
const KIND = 'pattern';
const WRITE_MS = 10_000;

/** The teams at work for which this week's patterns were not looked for. */
export async function patternsToAsk(
  ledger: Ledger,
  teams: readonly Workspace[],
  now: Date,
): Promise<AtWork[]> {
  return unclaimed(ledger, CLAIM, teamsAtWork(teams, now), ({ day }) => mondayOf(day));
}

/**
 * R71: once a week, when its work begins, asks about regular patterns: each time one worker alone,
 * each worker about one customer at most.
 *
 * @returns how many were asked
 */
export async function askOfPatterns(
  deps: Deps,
  { team: { id: workspaceId }, day }: AtWork,
  now: Date,
): Promise<number> {
  const request = { workspaceId, deadline: Deadline.in(WRITE_MS), now, actorId: null };
  const asked = await deps.ledger.write(request, async (writer) =>
    (await claim(writer, CLAIM, mondayOf(day))) ? askAll(writer, day) : 0,
  );
  if (asked > 0) deps.wake();
  return asked;
}

async function askAll(writer: Writer, on: Day): Promise<number> {
  const all = await boughtRegularly(writer, patternDays(on));
  // Most weeks there is none, whoever may be asked and whoever was asked about before.
  if (regularPatterns(all, new Set(all.map(({ buyerId }) => buyerId))).length === 0) return 0;
  const resting = await restingCustomers(writer, on);
  const bought = all.filter(({ customerId }) => !resting.has(customerId));
  const ids = bought.map(({ buyerId }) => buyerId);
  const onTeam = await buyersOnTeam(writer, ids);
  const patterns = regularPatterns(bought, new Set(onTeam.keys()));
  for (const pattern of patterns) {
    const ask = await addPatternAsk(writer, pattern, on);
    const conversation = onTeam.get(pattern.workerId) ?? '';
    await owe(writer, { kind: KIND, subject: { ask }, conversation });
  }
  return patterns.length;
}

/** `Yes, because…`: the form. */
export async function openPatternForm(act: Act, id: number): Promise<Answer> {
  const asked = await ownAsk(act.read, act, id);
  if (isRefused(asked)) return asked;
  return asked.answer === undefined ? showView(patternForm(asked)) : say(patternMessage(asked));
}

/** `Review` and `Snooze`: one tap; of two answers the first counts. */
export async function answerPattern(act: Act, id: number, answer: PatternAnswer): Promise<Answer> {
  const result = await change(act, (writer) => keep(writer, act, id, answer));
  if (isRefused(result)) return result;
  const told = await patternAskById(act.read, id);
  return told === undefined ? refused({ why: 'gone' }) : say(patternMessage(told));
}

/** The form was sent: the question itself then says what was answered. */
export async function answerPatternYes(
  act: Act,
  id: number,
  because: string,
): Promise<Refused | undefined> {
  const result = await change(act, async (writer) => {
    const kept = await keep(writer, act, id, 'yes', because);
    if (isRefused(kept) || !kept.isFirst) return kept;
    const changes = await questionPosted(writer, KIND, id);
    const conversation = act.staff.slackId;
    await owe(writer, { kind: KIND, subject: { ask: id }, conversation, changes });
    return kept;
  });
  return isRefused(result) ? result : undefined;
}

async function keep(
  writer: Writer,
  act: Act,
  id: number,
  answer: PatternAnswer,
  because?: string,
): Promise<{ readonly isFirst: boolean } | Refused> {
  const asked = await ownAsk(writer, act, id);
  if (isRefused(asked)) return asked;
  if (await answerPatternAsk(writer, id, answer, because)) return { isFirst: true };
  const first = asked.answer;
  if (first === answer || first === undefined) return { isFirst: false };
  const { reference } = asked.customer;
  return refused({ why: 'answered-before', reference, first: patternWords(first) });
}

async function ownAsk(
  from: Act['read'] | Writer,
  { staff }: Act,
  id: number,
): Promise<PatternAsk | Refused> {
  const asked = await patternAskById(from, id);
  if (asked === undefined) return refused({ why: 'gone' });
  return asked.workerId === staff.id ? asked : refused({ why: 'not-yours' });
}
