import { cardNumberIn } from '../domain/card-number.ts';
import { excluded } from '../domain/exclusions.ts';
import { refused } from '../domain/refusal.ts';
import { lineNotes, withNotes } from '../messages/notes.ts';
import { neverBought } from '../messages/refusals.ts';
import { type Act, today } from './act.ts';
import { type Answer, say } from './answer.ts';
import { formFromLine } from './purchase-form.ts';
import { enteredMessage, onceOnly, saveEntry } from './save-entry.ts';
import { toldBy, understand } from './understand-line.ts';

/** A line as it came: its words, and Slack's mark by which a repetition is known. */
export interface Line {
  readonly text: string;
  readonly key: string;
  /** Answered by a message of its own: the line came as a message to Oatcake. */
  readonly byMessage: boolean;
}

/**
 * R1: logs one line. With an amount and a customer it is saved or kept, whatever else is missing;
 * without, the form opens, filled in as far as the line was understood.
 */
export async function logLine(act: Act, line: Line): Promise<Answer> {
  if (cardNumberIn(line.text)) return refused({ why: 'card-number' });
  const understood = await understand(act, line.text);
  const { parsed, customer } = understood;
  const tooLong = parsed.problems.find((problem) => problem.kind === 'tooLong');
  if (tooLong !== undefined) return refused({ why: 'too-long', most: tooLong.most });
  const told = toldBy(act, understood);
  if (told === undefined || customer === undefined) {
    return { kind: 'form', form: await formFromLine(act, understood) };
  }
  const never = excluded(parsed.item, parsed.purpose);
  if (never !== undefined) return say(neverBought(never, line.text));
  const { key, byMessage } = line;
  return onceOnly(act, key, async () => {
    const entered = await saveEntry(act, told, { day: today(act), key, byMessage });
    return withNotes(await enteredMessage(act, entered), lineNotes(parsed));
  });
}
