import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Refused } from '../domain/refusal.ts';
import type { Plan } from '../domain/sign-off.ts';
import type { Act } from '../flows/act.ts';
import { answerQuestion, ask, decide } from '../flows/decide.ts';
import { isRefused } from '../flows/own-draft.ts';
import { replyToNo } from '../flows/reply.ts';
import { REASON } from '../messages/ids.ts';
import { refusalSentence } from '../messages/refusals.ts';
import { guardForm } from './guard-form.ts';
import { rightOfView } from './rights.ts';
import { identify, type ListenerDeps } from './staff.ts';

type SubmitArgs = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;
type Story = (act: Act, planId: number, reason: string) => Promise<Plan | Refused>;

const metadata = z.object({ plan: z.number() });

/** `Decline`: the reason reaches the worker (R29). */
export function declined(deps: ListenerDeps) {
  const story: Story = (act, id, reason) => decide(act, id, { outcome: 'declined', reason });
  return onReason(deps, story);
}

/** `Approve with a condition` (R29). */
export function approvedIf(deps: ListenerDeps) {
  const story: Story = (act, id, reason) => decide(act, id, { outcome: 'approved', reason });
  return onReason(deps, story);
}

/** `Ask`. */
export function askedBack(deps: ListenerDeps) {
  return onReason(deps, ask);
}

/** `Answer`. */
export function answered(deps: ListenerDeps) {
  return onReason(deps, answerQuestion);
}

/** `Reply`, to a no. */
export function repliedToNo(deps: ListenerDeps) {
  return onReason(deps, replyToNo);
}

/** Takes in a form whose one input is a reason; a refusal stands under it, and nothing is lost. */
function onReason(deps: ListenerDeps, story: Story) {
  return async ({ ack, body, view, context }: SubmitArgs): Promise<void> => {
    const refuse = (sentence: string) =>
      ack({ response_action: 'errors', errors: { [REASON]: sentence } });
    const act = await identify(deps, body, context, rightOfView(view.callback_id));
    if (isRefused(act)) return refuse(refusalSentence(act.refusal));
    const reason = (view.state.values[REASON]?.[REASON]?.value ?? '').trim();
    if (reason === '') return refuse('A reason is needed: whoever asked will read it.');
    const guarded = guardForm(view, [REASON]);
    if (guarded?.kind === 'faults') {
      return ack({ response_action: 'errors', errors: { ...guarded.faults } });
    }
    if (guarded?.kind === 'next') return ack({ response_action: 'update', view: guarded.view });
    const { plan: planId } = metadata.parse(JSON.parse(view.private_metadata));
    const plan = await story(act, planId, reason);
    if (isRefused(plan)) return refuse(refusalSentence(plan.refusal));
    await ack({ response_action: 'clear' });
  };
}
