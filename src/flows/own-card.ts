import { setCard } from '../ledger/people.ts';
import { cardKept } from '../messages/own-card.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';

/** R10: `/spend card 4471`: the last four digits of one's own card; without any, what it is now. */
export async function keepOwnCard(act: Act, lastFour: string): Promise<Answer> {
  if (lastFour === '') return say(cardKept(act.staff.card));
  if (lastFour !== act.staff.card) {
    await change(act, (writer) => setCard(writer, act.staff.id, lastFour));
  }
  return say(cardKept(lastFour));
}
