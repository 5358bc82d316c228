import { z } from 'zod';
import { URGENCIES, type Urgency } from '../domain/urgency.ts';
import type { Act } from '../flows/act.ts';
import { type Answer, showView } from '../flows/answer.ts';
import { askAhead, openAskAgain, openAskForm } from '../flows/ask-ahead.ts';
import { answerable } from '../flows/decide.ts';
import { isRefused } from '../flows/own-draft.ts';
import { addWhy, formUrgency, tapUrgency, withdraw } from '../flows/own-request.ts';
import { ownDeclined } from '../flows/reply.ts';
import {
  addWhyForm,
  askForm,
  notWithdrawn,
  urgencyForm,
  withdrawForm,
} from '../messages/ask-form.ts';
import { ASK_FIELDS, FIELDS, MORE_FIELDS } from '../messages/ids.ts';
import { reasonForm } from '../messages/reason-form.ts';
import { refusalSentence } from '../messages/refusals.ts';
import { type ListenerDeps, onClick } from './staff.ts';
import { onSubmit, type SentForm } from './submit.ts';

const FREE_TEXT = [FIELDS.item, ASK_FIELDS.why, ASK_FIELDS.tried];
const follows = z.object({ follows: z.number().optional() });
const request = z.object({ plan: z.number() });

/** `Ask for sign-off` on Home. */
export function openAsk(deps: ListenerDeps) {
  return onClick(deps, async ({ act }) => {
    const form = await openAskForm(act, '');
    return 'kind' in form ? form : showView(askForm(form));
  });
}

/** `Change and ask again`, under a no. */
export function askAgain(deps: ListenerDeps) {
  return onClick(deps, async ({ act, id }) => {
    const form = await openAskAgain(act, id);
    return 'kind' in form ? form : showView(askForm(form));
  });
}

/** `Reply`, under a no. */
export function reply(deps: ListenerDeps) {
  return onClick(deps, async ({ act, id }) => {
    const plan = await ownDeclined(act.read, act, id);
    return isRefused(plan) ? plan : showView(reasonForm('reply', plan));
  });
}

/** The form for asking ahead was sent (R24). */
export function askedAhead(deps: ListenerDeps) {
  return onSubmit(
    deps,
    (form) => {
      const { follows: followsId } = follows.parse(JSON.parse(form.metadata));
      return askAhead(form.act, asked(form), followsId, form.key);
    },
    FREE_TEXT,
  );
}

function asked({ values }: SentForm) {
  return {
    customer: values.chosen(FIELDS.customer),
    amount: values.text(FIELDS.amount),
    item: values.text(FIELDS.item),
    howMany: values.text(MORE_FIELDS.howMany),
    category: values.chosen(FIELDS.category),
    area: values.chosen(FIELDS.area),
    why: values.text(ASK_FIELDS.why),
    tried: values.text(ASK_FIELDS.tried),
    otherSource: values.chosen(FIELDS.otherSource),
    urgency: values.chosen(ASK_FIELDS.urgency),
    interest: values.all(ASK_FIELDS.interest).length > 0,
  };
}

/** One of the taps for how urgent it is. */
export function urgencyTapped(deps: ListenerDeps, urgency: Urgency) {
  return onClick(deps, ({ act, id }) => tapUrgency(act, id, urgency));
}

/** `Add why and what was tried`. */
export function openAddWhy(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => openFor(act, 'add', id));
}

/** The menu beside a request that waits: Withdraw, Add why and what was tried, Change how urgent. */
export function waitingMenu(deps: ListenerDeps) {
  return onClick(deps, ({ act, value }) => {
    const [what = '', id] = value.split(':');
    return openFor(act, what, Number(id));
  });
}

async function openFor(act: Act, what: string, planId: number): Promise<Answer> {
  const plan = await answerable(act, planId);
  if (isRefused(plan)) return plan;
  if (what === 'add') return showView(addWhyForm(plan));
  if (what === 'urgency') return showView(urgencyForm(plan, act.workspace.hours));
  return showView(withdrawForm(plan));
}

/** `Add` was pressed. */
export function addedWhy(deps: ListenerDeps) {
  return onSubmit(
    deps,
    ({ act, values, metadata, key }) => {
      const told = { why: values.text(ASK_FIELDS.why), tried: values.text(ASK_FIELDS.tried) };
      return addWhy(act, requestIn(metadata), told, key);
    },
    FREE_TEXT,
  );
}

/** `Change` was pressed. */
export function changedUrgency(deps: ListenerDeps) {
  return onSubmit(deps, ({ act, values, metadata, key }) => {
    const chosen = values.chosen(ASK_FIELDS.urgency);
    const urgency = URGENCIES.find((one) => one === chosen) ?? 'week';
    return formUrgency(act, requestIn(metadata), urgency, key);
  });
}

/** `Withdraw` was pressed. The form has no field for a refusal to stand under: it is shown instead. */
export function withdrawn(deps: ListenerDeps) {
  return onSubmit(deps, async ({ act, metadata, key }) => {
    const done = await withdraw(act, requestIn(metadata), key);
    if (done.kind !== 'refused') return done;
    return { kind: 'next', view: notWithdrawn(refusalSentence(done.refusal)) };
  });
}

function requestIn(metadata: string): number {
  return request.parse(JSON.parse(metadata)).plan;
}
