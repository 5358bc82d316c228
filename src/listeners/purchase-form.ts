import type {
  AllMiddlewareArgs,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { faultOf } from '../delivery/faults.ts';
import { findCustomersFor } from '../flows/find-customers.ts';
import type { FormChange } from '../flows/form-more.ts';
import { isRefused } from '../flows/own-draft.ts';
import type { FormValues } from '../flows/read-form.ts';
import { changeForm, formAsSent, submitForm } from '../flows/submit-form.ts';
import { type FormPurpose, type PurchaseForm, purchaseForm } from '../messages/form.ts';
import { FIELDS } from '../messages/ids.ts';
import { refusalSentence } from '../messages/refusals.ts';
import { answeredIn } from './guard-form.ts';
import { moreValuesOf } from './more-values.ts';
import { rightOfAction, rightOfView } from './rights.ts';
import { identify, type ListenerDeps } from './staff.ts';

const purpose: z.ZodType<FormPurpose> = z.union([
  z.object({ mode: z.literal('new') }),
  z.object({ mode: z.enum(['finish', 'ask', 'paid']), draft: z.number() }),
  z.object({ mode: z.literal('edit'), reference: z.string(), why: z.string().optional() }),
]);

/** The form was sent: faults stand under their fields; otherwise it closes and a message follows. */
export function submitted(deps: ListenerDeps) {
  return async (args: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs) => {
    const { ack, body, view, context } = args;
    const act = await identify(deps, body, context, rightOfView(view.callback_id));
    const fault = (field: string, sentence: string) =>
      ack({ response_action: 'errors', errors: { [field]: sentence } });
    if (isRefused(act)) return fault(FIELDS.customer, refusalSentence(act.refusal));
    const result = await submitForm(act, purposeOf(view), valuesOf(view), `view:${view.id}`);
    if (result.kind === 'refused') return fault(FIELDS.amount, refusalSentence(result.refusal));
    if (result.kind === 'faults') return ack({ response_action: 'errors', errors: result.faults });
    // On top of a history, which would not show what was changed, all is closed.
    const onTop = view.root_view_id !== view.id;
    if (result.kind === 'closed') return onTop ? ack({ response_action: 'clear' }) : ack();
    return ack({ response_action: 'update', view: purchaseForm(result.form) });
  };
}

/** The category or the customer was chosen: what the guidelines ask too may change (R7, R41). */
export function categoryChosen(deps: ListenerDeps) {
  return async (args: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs) => {
    const { ack, body, client, context, action } = args;
    await ack();
    const { view } = body;
    const act = await identify(deps, body, context, rightOfAction(action.action_id));
    if (view === undefined || isRefused(act)) return;
    const form = await formAsSent(act, purposeOf(view), valuesOf(view));
    if (asksTheSame(view, form)) return;
    // Slack's hash lets only the newest choice change the form; an older one has nothing to add.
    const { id: view_id, hash } = view;
    await client.views.update({ view_id, hash, view: purchaseForm(form) }).catch(unlessNewer);
  };
}

function unlessNewer(error: unknown): void {
  if (faultOf(error).code !== 'hash_conflict') throw error;
}

/** Whether the form in front of the person asks already what it is to ask. */
function asksTheSame(view: ViewOutput, form: PurchaseForm): boolean {
  const asked = ({ blocks }: Pick<ModalView, 'blocks'>) =>
    JSON.stringify(
      [FIELDS.otherSource, FIELDS.whyThisOne].map((field) => {
        const block = blocks.find((one) => 'block_id' in one && one.block_id === field);
        return block !== undefined && optionsIn((block as InputBlock).element);
      }),
    );
  return asked(view as Pick<ModalView, 'blocks'>) === asked(purchaseForm(form));
}

function optionsIn(element: InputBlock['element']): (string | undefined)[] {
  const groups = 'option_groups' in element ? element.option_groups : undefined;
  return (groups ?? []).flatMap(({ options }) => options.map(({ value }) => value));
}

/** `Add more`, `Add a line`, `Remove the last line`: the form grows or shrinks under what is typed. */
export function formChanged(deps: ListenerDeps, change: FormChange) {
  return async (args: SlackActionMiddlewareArgs<BlockAction> & AllMiddlewareArgs) => {
    const { ack, body, client, context, action } = args;
    await ack();
    const { view } = body;
    const act = await identify(deps, body, context, rightOfAction(action.action_id));
    if (view === undefined || isRefused(act)) return;
    const form = await changeForm(act, purposeOf(view), valuesOf(view), change);
    // Without Slack's hash: what a choice may be changing meanwhile, this form holds as well.
    await client.views.update({ view_id: view.id, view: purchaseForm(form) });
  };
}

/** The customer list, searched as one types (R19: references only). */
export function customerSearch(deps: ListenerDeps) {
  return async (args: SlackOptionsMiddlewareArgs<'block_suggestion'> & AllMiddlewareArgs) => {
    const { ack, body, options, context } = args;
    const act = await identify(deps, body, context, rightOfAction(body.action_id));
    await ack({ options: isRefused(act) ? [] : await findCustomersFor(act, options.value) });
  };
}

function purposeOf(view: ViewOutput): FormPurpose {
  return purpose.parse(JSON.parse(view.private_metadata));
}

/** What the fields hold, by our own names. */
function valuesOf(view: ViewOutput): FormValues {
  const field = (id: string) => Object.values(view.state.values[id] ?? {})[0];
  const text = (id: string) => field(id)?.value ?? undefined;
  const chosen = (id: string) => field(id)?.selected_option?.value;
  return {
    customer: chosen(FIELDS.customer),
    amount: text(FIELDS.amount),
    item: text(FIELDS.item),
    category: chosen(FIELDS.category),
    area: chosen(FIELDS.area),
    purpose: text(FIELDS.purpose),
    paidBy: chosen(FIELDS.paidBy),
    otherSource: chosen(FIELDS.otherSource),
    whyThisOne: text(FIELDS.whyThisOne),
    notAPerson: answeredIn(view),
    moneyGone: (field(FIELDS.moneyGone)?.selected_options ?? []).length > 0,
    more: moreValuesOf(view),
  };
}
