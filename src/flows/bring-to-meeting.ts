import { placeOf, readBrought } from '../delivery/read-brought.ts';
import { may } from '../domain/access.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import { FLAG, FLAGGED, flagOf, TAKEN_BACK } from '../ledger/flags.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { owe } from '../ledger/outbox.ts';
import { owePackChange } from '../ledger/pack-changed.ts';
import { addExamples, setDropped } from '../ledger/pack-examples.ts';
import { addPurchaseNote } from '../ledger/purchase-notes.ts';
import type { Writer } from '../ledger/writer.ts';
import { bringForm, broughtMessage } from '../messages/meeting.ts';
import { type Act, change } from './act.ts';
import { type Answer, say, showView } from './answer.ts';
import { isRefused } from './own-draft.ts';
import { seeMeeting } from './see-meeting.ts';
import { standing } from './tell-afterwards.ts';

/** `Bring to the meeting`, beside a purchase: the form; or that it is brought already (R65). */
export async function openBring(act: Act, reference: string): Promise<Answer> {
  const entry = await standing(act.read, act, reference);
  return isRefused(entry)
    ? entry
    : showView(bringForm(await readBrought(act.read, entry, looking(act))));
}

/** The form: told by a message, once per form. */
export async function bringByForm(
  act: Act,
  reference: string,
  words: string | undefined,
  key: string,
): Promise<Refused | undefined> {
  const entry = await bring(act, { reference, words, key, byMessage: true });
  return isRefused(entry) ? entry : undefined;
}

/** `/spend discuss P05485`, for managers; by itself, what is brought so far. */
export async function bringByWord(act: Act, typed: string, key: string): Promise<Answer> {
  const reference = (typed.trim().split(/\s+/)[0] ?? '').toUpperCase();
  if (reference === '') return seeMeeting(act);
  const entry = await bring(act, { reference, words: undefined, key, byMessage: false });
  if (isRefused(entry))
    return entry.refusal.why === 'gone' ? refused({ why: 'no-such-purchase' }) : entry;
  return say(broughtMessage(await readBrought(act.read, entry, looking(act))));
}

interface Told {
  readonly reference: string;
  readonly words: string | undefined;
  readonly key: string;
  readonly byMessage: boolean;
}

async function bring(act: Act, told: Told): Promise<SavedPurchase | Refused> {
  const { reference } = told;
  try {
    return await change(act, async (writer) => {
      const entry = await standing(writer, act, reference);
      if (isRefused(entry)) return entry;
      await keepAnswer(writer, told.key, { kind: 'brought', id: entry.id });
      await putOnTheList(writer, act, told);
      if (told.byMessage) await oweBrought(writer, act, entry.id);
      return entry;
    });
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
    return standing(act.read, act, reference);
  }
}

/** A flag, which the next pack takes up; where one is out and its meeting lies ahead, there too. */
async function putOnTheList(writer: Writer, act: Act, { reference, words }: Told): Promise<void> {
  const place = await placeOf(writer, reference, looking(act));
  if (place.isBrought) return;
  const by = act.staff.id;
  const { pack, example } = place;
  const note = { reference, kind: FLAG, value: FLAGGED, text: words, by };
  const isAdded = pack !== undefined && may(act.staff, 'meeting');
  if (!isAdded || words !== undefined) await addPurchaseNote(writer, note);
  if (pack === undefined) return;
  if (example !== undefined) await setDropped(writer, example.id, false);
  else {
    const rule = isAdded ? 'added' : 'flagged';
    await addExamples(writer, pack.id, [{ reference, rule }], isAdded ? by : null);
  }
  await owePackChange(writer, pack);
}

/** `Take it back`: the flag, and its place in the pack while the meeting lies ahead. */
export async function notToMeeting(act: Act, reference: string): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const entry = await standing(writer, act, reference);
    if (isRefused(entry)) return entry;
    const { isBrought, pack, example } = await placeOf(writer, reference, looking(act));
    if (!isBrought) return refused({ why: 'already-closed', became: undefined });
    if ((await flagOf(writer, reference)) !== undefined) {
      const by = act.staff.id;
      await addPurchaseNote(writer, { reference, kind: FLAG, value: TAKEN_BACK, by });
    }
    if (pack !== undefined && example !== undefined) {
      await setDropped(writer, example.id, true);
      await owePackChange(writer, pack);
    }
    return entry;
  });
  if (isRefused(result)) return result;
  return say(broughtMessage(await readBrought(act.read, result, looking(act))));
}

function looking({ staff, at }: Act) {
  return { isManager: may(staff, 'meeting'), at };
}

async function oweBrought(writer: Writer, { staff }: Act, purchase: number): Promise<void> {
  const subject = { purchase, by: staff.id };
  await owe(writer, { kind: 'brought', subject, conversation: staff.slackId });
}
