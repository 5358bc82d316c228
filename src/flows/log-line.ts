import { cardNumberIn } from '../domain/card-number.ts';
import { guardAll } from '../domain/free-text.ts';
import { neverIn } from '../domain/guidelines.ts';
import type { ParsedLine } from '../domain/line.ts';
import { refused } from '../domain/refusal.ts';
import { answeredBefore } from '../ledger/inbox.ts';
import { lineNotes, withNotes } from '../messages/notes.ts';
import { isThisAPerson } from '../messages/person-question.ts';
import { neverBought } from '../messages/refusals.ts';
import { type Act, today } from './act.ts';
import { type Answer, say } from './answer.ts';
import { rulesOn } from './buy.ts';
import { countRefusal } from './count-refusal.ts';
import { formFromLine } from './purchase-form.ts';
import { enteredMessage, onceOnly, saveEntry } from './save-entry.ts';
import { toldBy, understand } from './understand-line.ts';

/** A line as it came: its words, and Slack's mark by which a repetition is known. */
export interface Line {
  readonly text: string;
  readonly key: string;
  /** Answered by a message of its own: the line came as a message to Oatcake. */
  readonly byMessage: boolean;
  /** R96: its writer has said that what looks like a name is none. */
  readonly namesNobody?: boolean;
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
  const personal = await whatIsPersonal(act, line, parsed);
  if (personal !== undefined) return personal;
  const goods = { items: [parsed.item], purpose: parsed.purpose };
  const never = neverIn(await rulesOn(act, today(act)), goods);
  const { key, byMessage } = line;
  if (never !== undefined) {
    await countRefusal(act, never, key);
    return say(neverBought(never, line.text));
  }
  return onceOnly(act, key, async () => {
    const entered = await saveEntry(act, told, { day: today(act), key, byMessage });
    return withNotes(await enteredMessage(act, entered), lineNotes(parsed));
  });
}

/**
 * R96: the refusal or the question where the words may tell who somebody is. A line whose question
 * was answered before is not asked about again.
 */
async function whatIsPersonal(
  act: Act,
  { text, key, namesNobody }: Line,
  { item, purpose }: ParsedLine,
): Promise<Answer | undefined> {
  const guarded = guardAll([item, purpose]);
  if (guarded.kind === 'refused') return refused({ why: 'personal', what: guarded.what });
  if (guarded.kind === 'fine' || namesNobody) return undefined;
  if ((await answeredBefore(act.read, key)) !== undefined) return undefined;
  return say(isThisAPerson(guarded.found, text, key));
}
