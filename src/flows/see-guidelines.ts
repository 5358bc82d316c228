import { parseDay } from '../domain/day.ts';
import { inForce } from '../domain/guidelines.ts';
import { guidelinesMessage, whichDay } from '../messages/guidelines.ts';
import { type Act, guidelinesOf, today } from './act.ts';
import { type Answer, say } from './answer.ts';

/** R48: `/spend guidelines`, to everyone on the team; R47: with a day, as they were then. */
export async function seeGuidelines(act: Act, rest: string): Promise<Answer> {
  const on = rest.trim() === '' ? today(act) : parseDay(rest.trim());
  if (on === undefined) return say(whichDay());
  return say(guidelinesMessage(inForce(await guidelinesOf(act), on), on));
}
