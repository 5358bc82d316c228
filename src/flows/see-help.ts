import { limitsOn } from '../ledger/policies.ts';
import type { Message } from '../messages/blocks.ts';
import { help } from '../messages/help.ts';
import { type Act, today } from './act.ts';
import { type Answer, say } from './answer.ts';

/** `/spend help`, with the limits that hold today (R21). */
export async function seeHelp(act: Act): Promise<Answer> {
  return say(await helpFor(act));
}

/** The same as a message. */
export async function helpFor(act: Act): Promise<Message> {
  return help(await limitsOn(act.read, today(act)));
}
