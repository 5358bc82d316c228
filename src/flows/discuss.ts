import { may } from '../domain/access.ts';
import { addDays, type Day } from '../domain/day.ts';
import { decidedGuideline } from '../domain/decided-guideline.ts';
import { type Refused, refused } from '../domain/refusal.ts';
import type { Staff } from '../domain/staff.ts';
import { actionsAbout, addAction, setDone } from '../ledger/actions.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { aheadOf } from '../ledger/meeting-ahead.ts';
import { owe } from '../ledger/outbox.ts';
import { owePackChanges } from '../ledger/pack-changed.ts';
import { type ExampleRecord, exampleById, setDropped } from '../ledger/pack-examples.ts';
import { purchaseNotes } from '../ledger/purchase-notes.ts';
import { lastBought, newestEntry } from '../ledger/purchase-queries.ts';
import type { Writer } from '../ledger/writer.ts';
import {
  DECIDED_LENGTH,
  DISCUSS_FAULTS,
  discussForm,
  exampleDropped,
} from '../messages/discuss.ts';
import { DISCUSS } from '../messages/ids.ts';
import { type Act, change, today, vocabularyOf } from './act.ts';
import { type Answer, say, showView } from './answer.ts';
import { addOwnGuideline, askedBy } from './change-guideline.ts';
import { isRefused } from './own-draft.ts';
import type { Faults } from './read-words.ts';
import { teamMember } from './who.ts';

/** What stands for the next meeting where none is planned, in days. */
const A_MONTH = 28;

/** What the form held when it was sent. */
export interface SentDecision {
  readonly decided: string;
  /** A Slack id. */
  readonly owner: string | undefined;
  readonly until: Day | undefined;
  readonly nothingLeft: boolean;
  /** A category's code; undefined: it becomes no guideline. */
  readonly category: string | undefined;
  readonly asks: string | undefined;
  readonly from: Day | undefined;
}

/** `Discuss`, beside an example of the pack: the purchase, privately, and the form (R67). */
export async function openDiscuss(act: Act, id: number): Promise<Answer> {
  const { read, workspace, staff } = act;
  const example = await exampleById(read, id);
  const purchase = example && (await lastBought(read, example.reference));
  if (example === undefined || purchase === undefined) return refused({ why: 'gone' });
  const { reference, rule, isDropped } = example;
  const [notes, decided, newest, { categories }] = await Promise.all([
    purchaseNotes(read, reference),
    actionsAbout(read, reference),
    newestEntry(read, reference),
    vocabularyOf(act),
  ]);
  const form = discussForm({
    ...{ id, rule, isDropped, purchase, notes, decided },
    isUndone: newest?.kind === 'void',
    categories: categories.filter(({ active }) => active),
    owner: staff.slackId,
    until: nextMeetingDay(act),
    today: today(act),
    timezone: workspace.timezone,
  });
  return showView(form);
}

function nextMeetingDay(act: Act): Day {
  const ahead = aheadOf(act.workspace, act.at);
  const on = today(act);
  // On the day of a meeting that has not begun, what it decides is for the one after.
  return ahead === undefined || ahead.meeting.day === on ? addDays(on, A_MONTH) : ahead.meeting.day;
}

/**
 * R67: records what was decided, in the transaction that makes a guideline of it where that was
 * asked; who does it is told, and the pack shows it. The same form again changes nothing.
 */
export async function recordDecision(
  act: Act,
  id: number,
  sent: SentDecision,
  key: string,
): Promise<Refused | { kind: 'faults'; faults: Faults } | { kind: 'closed' }> {
  const chosen = sent.owner === undefined ? undefined : await teamMember(act, sent.owner);
  const owner = chosen !== undefined && may(chosen, 'actions') ? chosen : undefined;
  const faults = faultsIn(sent, owner, today(act));
  if (Object.keys(faults).length > 0 || owner === undefined) return { kind: 'faults', faults };
  try {
    const result = await change(act, async (writer) => {
      const example = await exampleById(writer, id);
      if (example === undefined) return refused({ why: 'gone' });
      const guideline = await makeGuideline(writer, act, sent);
      if (isRefused(guideline)) return guideline;
      await keepAnswer(writer, key, { kind: 'decided', id });
      await record(writer, act, { example, owner, sent, guideline: guideline.code });
      return example;
    });
    if (isRefused(result)) return result;
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
  return { kind: 'closed' };
}

interface Decision {
  readonly example: ExampleRecord;
  readonly owner: Staff;
  readonly sent: SentDecision;
  readonly guideline: string | undefined;
}

async function record(
  writer: Writer,
  act: Act,
  { example: { packId, reference }, owner, sent, guideline }: Decision,
): Promise<void> {
  const action = await addAction(writer, {
    ...{ packId, reference, decided: sent.decided, ownerId: owner.id },
    ...{ dueOn: sent.until ?? today(act), guidelineCode: guideline, recordedById: act.staff.id },
  });
  if (sent.nothingLeft) await setDone(writer, action, true);
  else {
    await owe(writer, { kind: 'action_given', subject: { action }, conversation: owner.slackId });
  }
  await owePackChanges(writer, packId);
}

async function makeGuideline(
  writer: Writer,
  act: Act,
  { category, asks, from, decided }: SentDecision,
): Promise<{ code: string | undefined } | Refused> {
  if (category === undefined) return { code: undefined };
  const startsOn = from ?? today(act);
  const draft = decidedGuideline({ decided, category, asks: askedBy(asks ?? ''), startsOn });
  return addOwnGuideline(writer, act, draft);
}

function faultsIn(sent: SentDecision, owner: Staff | undefined, on: Day): Faults {
  const { decided, until, category, asks = 'nothing', from } = sent;
  const faults: Faults = {};
  if (decided === '') faults[DISCUSS.decided] = DISCUSS_FAULTS.decided;
  if (decided.length > DECIDED_LENGTH) faults[DISCUSS.decided] = DISCUSS_FAULTS.tooLong;
  if (owner === undefined) faults[DISCUSS.owner] = DISCUSS_FAULTS.owner;
  if (until === undefined || until < on) faults[DISCUSS.until] = DISCUSS_FAULTS.until;
  if (category === undefined && asks !== 'nothing') {
    faults[DISCUSS.category] = DISCUSS_FAULTS.category;
  }
  if (category !== undefined && (from === undefined || from < on)) {
    faults[DISCUSS.from] = DISCUSS_FAULTS.from;
  }
  return faults;
}

/** `Drop it`, and `Put it back`: the purchase itself stays as it is (R65). */
export async function dropExample(act: Act, id: number, isDropped: boolean): Promise<Answer> {
  const result = await change(act, async (writer) => {
    const example = await exampleById(writer, id);
    if (example === undefined) return refused({ why: 'gone' });
    if (await setDropped(writer, id, isDropped)) await owePackChanges(writer, example.packId);
    return example;
  });
  return isRefused(result) ? result : say(exampleDropped(id, result.reference, isDropped));
}
