import type { Outcome } from '../../src/domain/sign-off.ts';
import type { Team } from '../support/open-team.ts';
import { isDenied } from './deed-checks.ts';
import type { Asked, Press } from './requests.ts';
import type { Tally } from './tally.ts';

/** What became of a request, in the ledger and as people read it. */
export interface Became {
  readonly decision?: { readonly outcome: Outcome; readonly by: string | undefined } | undefined;
  /** What the managers' channel shows of it. */
  readonly card: string;
  /** What whoever asked reads. */
  readonly told: readonly string[];
  /** What a manager reads that came after they had pressed. */
  read(press: Press): readonly string[];
}

const TOLD = { approved: 'Approved: ', declined: 'Not this time: ' };

/** One decision each, as somebody pressed it; the card shows it, and whoever asked reads it once. */
export async function aboutRequests(team: Team, asked: readonly Asked[]): Promise<string[]> {
  const { db } = team.reader;
  const plans = await db.plan.findMany({ include: { decision: true }, orderBy: { id: 'asc' } });
  const people = new Map((await db.person.findMany()).map((one) => [one.id, one.slackId]));
  const decided = plans.filter(({ decision }) => decision !== null).length;
  const recorded = await db.historyEntry.count({ where: { kind: 'decision.made' } });
  const wrong = recorded === decided ? [] : [`${recorded} decisions on ${decided} requests`];
  const cards = team.manager.messages('managers').map(team.text);
  const told = team.worker.dm().map(team.text);
  for (const { reference, decision } of plans) {
    const one = asked.find((request) => request.reference === reference);
    const became: Became = {
      ...(decision && {
        decision: {
          outcome: decision.outcome as Outcome,
          by: people.get(decision.decidedById) ?? undefined,
        },
      }),
      card: cards.filter((text) => text.includes(reference)).join('\n'),
      told: told.filter((text) => text.includes(reference)),
      read: ({ by, at }) => by.everything().filter(since(at)).map(team.text),
    };
    wrong.push(...aboutRequest(reference, one, became));
  }
  return wrong;
}

/** How each request ended. */
export async function countDecisions(team: Team, tally: Tally): Promise<void> {
  for (const { outcome } of await team.reader.db.decision.findMany()) {
    tally.count('Decisions', outcome);
  }
}

function since(at: Date) {
  return ({ ts }: { ts: string }) => Number(ts) * 1_000 >= at.getTime();
}

/** A sentence for each thing that is wrong with a request; undefined is one that nobody decided. */
export function aboutRequest(
  reference: string,
  asked: Asked | undefined,
  became: Became,
): readonly string[] {
  const wrong = [
    ...(asked === undefined ? [] : aboutPresses(reference, asked, became)),
    ...aboutDecision(asked?.presses ?? [], became),
    ...aboutCard(became),
    ...aboutTold(became),
  ];
  return wrong.map((what) => `${reference} ${what}`);
}

/** Who was acknowledged decided it, or reads that they did not. */
function aboutPresses(
  reference: string,
  { presses, amid }: Asked,
  { decision, read }: Became,
): string[] {
  const lost = presses.filter((press) => {
    if (!press.isTaken || isOf(press, decision)) return false;
    const texts = read(press);
    if (texts.some(isDenied)) return false;
    // Who is killed after it has acknowledged tells nobody; the card does.
    if (decision !== undefined && amid.died) return false;
    return !texts.some((text) => text.includes(`${reference} was already ${decision?.outcome}`));
  });
  const is = decision === undefined ? 'is not decided' : `is ${decision.outcome} by another`;
  return lost.map(({ wants, by }) => `was acknowledged to ${by.id} as ${wants} and ${is}`);
}

function isOf({ wants, by }: Press, decision: Became['decision']): boolean {
  return decision?.outcome === wants && decision.by === by.id;
}

function aboutDecision(presses: readonly Press[], { decision }: Became): string[] {
  if (decision === undefined || presses.some((press) => isOf(press, decision))) return [];
  return [`is ${decision.outcome} by ${decision.by}, who did not press that`];
}

/** It stands as it is in the ledger, with buttons as long as it waits and none afterwards. */
function aboutCard({ decision, card }: Became): string[] {
  const hasButtons = /Approve\b/.test(card);
  const isRight =
    decision === undefined
      ? hasButtons
      : !hasButtons && card.includes(` ${decision.outcome} by <@${decision.by}>`);
  if (isRight) return [];
  return [`is ${decision?.outcome ?? 'open'}, and its card says: ${card.slice(0, 300)}`];
}

/** Read once, as it was decided. */
function aboutTold({ decision, told }: Became): string[] {
  const read = told.filter((text) => Object.values(TOLD).some((words) => text.includes(words)));
  const isOnce = read.length === (decision === undefined ? 0 : 1);
  const isRight = decision === undefined || read[0]?.includes(TOLD[decision.outcome]);
  if (isOnce && isRight) return [];
  return [
    `is ${decision?.outcome ?? 'open'}, and who asked read: ${read.join(' | ').slice(0, 300)}`,
  ];
}
