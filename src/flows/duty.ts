import { may } from '../domain/access.ts';
import { setOnDuty } from '../ledger/setup-named.ts';
import { dutyMessage } from '../messages/duty.ts';
import { type Act, change } from './act.ts';
import { type Answer, say } from './answer.ts';
import { teamNow } from './set-up.ts';

/** `/spend duty`: who is on duty; managers may take it. */
export async function seeDuty(act: Act): Promise<Answer> {
  const { onDuty } = await teamNow(act);
  return say(dutyMessage(onDuty, act.staff.id, may(act.staff, 'rota')));
}

/** `I am on duty`. Whoever presses last is; pressing it again changes nothing. */
export async function takeDuty(act: Act): Promise<Answer> {
  await change(act, (writer) => setOnDuty(writer, act.staff.id));
  return seeDuty(act);
}
