import { z } from 'zod';
import { ALL_FINE, AUDIT_ANSWERS, AUDIT_QUESTIONS, type AuditAnswers } from '../domain/audit.ts';
import { refused } from '../domain/refusal.ts';
import { answerAudit, beginAudit } from '../flows/audit-items.ts';
import { openAuditReply, replyToAudit } from '../flows/audit-reply.ts';
import { beginRound, openRoundForm } from '../flows/audit-round.ts';
import { auditView } from '../messages/audit-round.ts';
import { AUDIT, AUDIT_REPLY, AUDIT_ROUND, auditField } from '../messages/ids.ts';
import { type ListenerDeps, onClick, type StaffClick } from './staff.ts';
import { CLOSED, type FormReader, onSubmit } from './submit.ts';

/** `Begin another round`. */
export function startAudit(deps: ListenerDeps) {
  return onClick(deps, ({ act }) => openRoundForm(act));
}

/** The form that begins a round. */
export function roundSent(deps: ListenerDeps) {
  return onSubmit(deps, async ({ act, values, key }) => {
    const begun = await beginRound(act, {
      ...{ from: values.chosen(AUDIT_ROUND.from), to: values.chosen(AUDIT_ROUND.to), key },
      ...{ size: values.text(AUDIT_ROUND.size), seed: values.text(AUDIT_ROUND.seed) },
      who: values.chosen(AUDIT_ROUND.who),
    });
    return begun.kind === 'begun' ? { kind: 'next', view: auditView(begun.shown) } : begun;
  });
}

/** `Begin`, under what somebody was given to look at. */
export function begin(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => beginAudit(act, id));
}

/** `All fine`: the four at once, and the next entry in the place of this one. */
export function allFine(deps: ListenerDeps) {
  return onClick(deps, async (click) => {
    if (wordsIn(click) !== '') return refused({ why: 'audit-words' });
    const answer = await answerAudit(click.act, click.id, {
      ...{ answers: ALL_FINE, finding: undefined },
    });
    const { view } = click.body;
    if (answer.kind !== 'view' || view === undefined) return answer;
    await click.client.views.update({ view_id: view.id, view: answer.view });
    return undefined;
  });
}

function wordsIn({ body, id }: StaffClick): string {
  const field = body.view?.state.values[auditField('finding', id)] ?? {};
  return (Object.values(field)[0]?.value ?? '').trim();
}

const named = z.object({ item: z.number() });

/** The four questions were answered. */
export function itemSent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    async ({ act, metadata, values }) => {
      const { item } = named.parse(JSON.parse(metadata));
      const finding = values.text(auditField('finding', item)) || undefined;
      const answer = await answerAudit(act, item, { answers: answersIn(values, item), finding });
      if (answer.kind === 'refused') return answer;
      return answer.kind === 'view' ? { kind: 'next', view: answer.view } : CLOSED;
    },
    [AUDIT.finding],
  );
}

/** What was left out cannot be told. */
function answersIn(values: FormReader, item: number): AuditAnswers {
  const told = AUDIT_QUESTIONS.map((question) => {
    const chosen = values.chosen(auditField(question, item));
    return [question, AUDIT_ANSWERS.find((one) => one === chosen) ?? 'cannot_tell'];
  });
  return { ...ALL_FINE, ...Object.fromEntries(told) };
}

/** `Reply`, under what was found. */
export function openReply(deps: ListenerDeps) {
  return onClick(deps, ({ act, id }) => openAuditReply(act, id));
}

/** The buyer's reply was sent. */
export function replySent(deps: ListenerDeps) {
  return onSubmit(
    deps,
    async ({ act, metadata, values }) => {
      const { item } = named.parse(JSON.parse(metadata));
      return (await replyToAudit(act, item, values.text(AUDIT_REPLY))) ?? CLOSED;
    },
    [AUDIT_REPLY],
  );
}
