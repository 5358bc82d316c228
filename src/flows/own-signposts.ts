import { setSignposts, wantsSignposts } from '../ledger/people.ts';
import { signpostsAre } from '../messages/own-signposts.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';

/** R89: `/spend signposts off`, `on`; without either, how it is now. */
export async function switchSignposts(act: Act, asked: string): Promise<Answer> {
  const now = await wantsSignposts(act.read, act.staff.id);
  const wanted = asked === '' ? now : asked.toLowerCase() === 'on';
  if (wanted !== now) await change(act, (writer) => setSignposts(writer, act.staff.id, wanted));
  return say(signpostsAre(wanted));
}
