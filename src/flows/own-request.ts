import { type Refused, refused } from '../domain/refusal.ts';
import { addedText, hasGone, notFor, type Plan } from '../domain/sign-off.ts';
import type { Urgency } from '../domain/urgency.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { openPlansOf, planById } from '../ledger/plan-queries.ts';
import { addNote, movePlan } from '../ledger/plans.ts';
import { changeUrgency } from '../ledger/waiting-plans.ts';
import type { Writer } from '../ledger/writer.ts';
import { FIELD_FAULTS } from '../messages/field-faults.ts';
import { ASK_FIELDS } from '../messages/ids.ts';
import { askedMessage, type Standing, waitingList } from '../messages/waiting.ts';
import { type Act, change, today } from './act.ts';
import { type Answer, say } from './answer.ts';
import type { AskAnswer } from './ask-ahead.ts';
import { oweAsker, oweCardChange, oweNudge } from './card.ts';
import { alreadyDecided, ownWaiting } from './decide.ts';
import { isRefused } from './own-draft.ts';
import { type Faults, optionalWords } from './read-words.ts';
import { route } from './route.ts';

/** What the team's settings say of how requests stand. */
export function standing(act: Act): Standing {
  const { timezone, hours, onDutyId } = act.workspace;
  return { timezone, hours, onDutyId, today: today(act) };
}

/** `/spend waiting`: one's own requests that wait, and with whom (R30). */
export async function seeWaiting(act: Act): Promise<Answer> {
  const plans = await openPlansOf(act.read, act.staff.id);
  const waiting = plans.filter(({ state }) => state === 'waiting');
  return say(waitingList(waiting, standing(act)));
}

/** A tap on how urgent it is: the card says so, and the steps begin anew (R30). */
export async function tapUrgency(act: Act, planId: number, urgency: Urgency): Promise<Answer> {
  const plan = await change(act, (writer) => makeUrgent(writer, act, planId, urgency));
  return isRefused(plan) ? plan : say(askedMessage(plan, standing(act)));
}

/** The same from a form; told by a message, once per form. */
export function formUrgency(act: Act, planId: number, urgency: Urgency, key: string) {
  return byForm(act, planId, key, (writer) => makeUrgent(writer, act, planId, urgency));
}

async function makeUrgent(
  writer: Writer,
  act: Act,
  planId: number,
  urgency: Urgency,
): Promise<Plan | Refused> {
  const plan = await ownWaiting(writer, act, planId);
  if (isRefused(plan)) return plan;
  const to = await route(writer, act.workspace, urgency, notFor(plan));
  if (!(await changeUrgency(writer, plan, to))) return plan;
  await oweCardChange(writer, act, plan);
  if (urgency === 'now') await oweNudge(writer, act, plan, 'urgent', to.withId);
  return (await planById(writer, planId)) ?? plan;
}

/** `Withdraw`: no manager decides any more; whoever comes second to a decision reads who decided. */
export function withdraw(act: Act, planId: number, key: string): Promise<AskAnswer> {
  return byForm(act, planId, key, async (writer) => {
    const plan = await ownWaiting(writer, act, planId);
    if (isRefused(plan)) return plan;
    if (hasGone(plan)) return refused({ why: 'money-gone', reference: plan.reference });
    if (!(await movePlan(writer, planId, 'waiting', 'withdrawn'))) return alreadyDecided(plan);
    await oweCardChange(writer, act, plan);
    return plan;
  });
}

/** `Add why and what was tried`: onto the card, as a note of its own. */
export async function addWhy(
  act: Act,
  planId: number,
  values: { why: string; tried: string },
  key: string,
): Promise<AskAnswer> {
  const faults: Faults = {};
  const why = optionalWords(values.why, ASK_FIELDS.why, faults);
  const tried = optionalWords(values.tried, ASK_FIELDS.tried, faults);
  const text = addedText({ why, tried });
  if (text === '') faults[ASK_FIELDS.why] = FIELD_FAULTS.words;
  if (Object.keys(faults).length > 0) return { kind: 'faults', faults };
  return byForm(act, planId, key, async (writer) => {
    const plan = await ownWaiting(writer, act, planId);
    if (isRefused(plan)) return plan;
    await addNote(writer, planId, { kind: 'added', by: act.staff.id, text });
    await oweCardChange(writer, act, plan);
    return plan;
  });
}

/** What a form does to one's own request, once; the message that follows says how it stands. */
async function byForm(
  act: Act,
  planId: number,
  key: string,
  work: (writer: Writer) => Promise<Plan | Refused>,
): Promise<AskAnswer> {
  try {
    const plan = await change(act, async (writer) => {
      const done = await work(writer);
      if (isRefused(done)) return done;
      await keepAnswer(writer, key, { kind: 'asked', id: planId });
      await oweAsker(writer, done, 'asked');
      return done;
    });
    return isRefused(plan) ? plan : { kind: 'closed' };
  } catch (error) {
    if (error instanceof CameBefore) return { kind: 'closed' };
    throw error;
  }
}
