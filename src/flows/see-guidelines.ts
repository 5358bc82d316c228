import { may } from '../domain/access.ts';
import { monthsBefore, parseDay } from '../domain/day.ts';
import { inForce } from '../domain/guidelines.ts';
import { countSourceChecks } from '../ledger/source-checks.ts';
import { guidelinesMessage, type SourceCounts, whichDay } from '../messages/guidelines.ts';
import { type Act, guidelinesOf, today } from './act.ts';
import { type Answer, say } from './answer.ts';

/** A day, an edition, or the one with the other. */
const OF_THEN = /^(?<day>\S*?)(?:\s*edition (?<edition>\d{1,6}))?$/iu;

/**
 * R48: `/spend guidelines`, to everyone on the team; R47: with a day as they were then, with an
 * edition as a purchase was judged by them.
 */
export async function seeGuidelines(act: Act, rest: string): Promise<Answer> {
  const { day = '', edition } = OF_THEN.exec(rest.trim())?.groups ?? { day: rest };
  const on = day === '' ? today(act) : parseDay(day);
  if (on === undefined) return say(whichDay());
  const upTo = edition === undefined ? undefined : Number(edition);
  const rules = inForce(await guidelinesOf(act), on, upTo);
  const mayChange = rest.trim() === '' && may(act.staff, 'change guidelines');
  const counted = mayChange ? await sourcesCounted(act) : undefined;
  return say(guidelinesMessage(rules, on, mayChange, counted));
}

/** R41: totals of this month and the two before it; nobody's own. */
async function sourcesCounted(act: Act): Promise<SourceCounts> {
  const to = today(act);
  const since = monthsBefore(to, 2);
  return { since, counts: await countSourceChecks(act.read, { from: since, to }) };
}
