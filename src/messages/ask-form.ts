import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import type { Customer, Named } from '../domain/purchase.ts';
import type { Plan } from '../domain/sign-off.ts';
import { URGENCIES, type Urgency } from '../domain/urgency.ts';
import type { WorkingHours } from '../domain/working-time.ts';
import { otherSourceOptional } from './asked-too.ts';
import { context, option, section } from './blocks.ts';
import { customerInput } from './customer-input.ts';
import { ASK_FIELDS, FIELDS, MORE_FIELDS, VIEWS } from './ids.ts';
import { radioInput, selectInput, textInput } from './inputs.ts';
import { interestInput } from './interest-input.ts';
import { mention, quoted, typed } from './text.ts';
import { urgencyLabel } from './urgency.ts';

/** The form for asking ahead (R24), filled in as far as is known. */
export interface AskForm {
  readonly note?: string | undefined;
  /** The request that was declined and is asked again in other words. */
  readonly follows?: Plan | undefined;
  readonly customer?: Customer | undefined;
  readonly amount?: string | undefined;
  readonly item?: string | undefined;
  readonly category?: Named | undefined;
  readonly area?: Named | undefined;
  readonly why?: string | undefined;
  readonly tried?: string | undefined;
  /** R41, R89: the source that was checked, and the one that the goods bring up. */
  readonly otherSource?: string | undefined;
  readonly signpost?: string | undefined;
  /** R143: ticked before. */
  readonly interest?: boolean;
  readonly urgency: Urgency;
  readonly hours: WorkingHours;
  readonly categories: readonly Named[];
  readonly areas: readonly Named[];
}

const title = (text: string) => ({ type: 'plain_text', text }) as const;
const NO_NAMES = 'A few words. No names, please.';

/** R24: what a manager needs to know to decide without asking back. */
export function askForm(form: AskForm): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.askAhead,
    private_metadata: JSON.stringify({ follows: form.follows?.id }),
    title: title('Ask for sign-off'),
    submit: title('Ask'),
    close: title('Cancel'),
    blocks: [
      ...(form.note === undefined ? [] : [context(typed(form.note))]),
      ...said(form.follows),
      customerInput(form.customer),
      textInput(FIELDS.amount, 'Up to how much', { ...AMOUNT, value: form.amount }),
      textInput(FIELDS.item, 'What', { value: form.item }),
      textInput(MORE_FIELDS.howMany, 'How many', { value: '1', most: 4, optional: true }),
      list(FIELDS.category, 'Category', form.categories, form.category),
      list(FIELDS.area, 'Outcome area', form.areas, form.area),
      ...whyInputs({ why: form.why, tried: form.tried }, false),
      otherSourceOptional(form),
      urgencyInput(form.urgency, form.hours),
      interestInput(ASK_FIELDS.interest, form.interest ?? false),
    ],
  };
}

const AMOUNT = { most: 20, placeholder: '325, 80p, 2x30' } as const;

/** The reason of the no, so that what is asked again answers it. */
function said(follows: Plan | undefined): KnownBlock[] {
  const decision = follows?.decision;
  if (follows === undefined || decision === undefined) return [];
  const reason = decision.reason === undefined ? '' : `: ${quoted(decision.reason)}`;
  return [section(`${follows.reference} was declined by ${mention(decision.by)}${reason}`)];
}

function list(
  field: string,
  label: string,
  choices: readonly Named[],
  chosen: Named | undefined,
): InputBlock {
  const options = choices.map(({ id, label: name }) => option(name, id));
  return selectInput(field, label, options, { chosen: chosen && String(chosen.id) });
}

function whyInputs(
  { why, tried }: { why?: string | undefined; tried?: string | undefined },
  optional: boolean,
): InputBlock[] {
  return [
    textInput(ASK_FIELDS.why, 'Why now', { value: why, hint: NO_NAMES, optional }),
    textInput(ASK_FIELDS.tried, 'What was tried first', {
      value: tried,
      hint: 'Benefits, a charity, the council … Leave it empty when there was nothing to try.',
      optional: true,
    }),
  ];
}

function urgencyInput(urgency: Urgency, hours: WorkingHours): InputBlock {
  const options = URGENCIES.map((one) => option(urgencyLabel(one, hours), one));
  const label = 'When is an answer needed';
  return radioInput(ASK_FIELDS.urgency, label, options, { chosen: urgency });
}

/** `Add why and what was tried`: only these two. */
export function addWhyForm(plan: Pick<Plan, 'id' | 'reference'>): ModalView {
  return small(plan, VIEWS.addWhy, `Add to ${plan.reference}`, 'Add', whyInputs({}, true));
}

/** `Change how urgent`. */
export function urgencyForm(
  plan: Pick<Plan, 'id' | 'reference' | 'urgency'>,
  hours: WorkingHours,
): ModalView {
  const fields = [urgencyInput(plan.urgency, hours)];
  return small(plan, VIEWS.urgency, `Urgency ${plan.reference}`, 'Change', fields);
}

/** `Withdraw`: asked once more, since it cannot be taken back. */
export function withdrawForm(plan: Pick<Plan, 'id' | 'reference'>): ModalView {
  const sure = `Withdraw ${plan.reference}? No manager decides on it then. You can ask again.`;
  return small(plan, VIEWS.withdraw, `Withdraw ${plan.reference}`, 'Withdraw', [section(sure)]);
}

/** Why it was not withdrawn: it is decided, or the money has gone. */
export function notWithdrawn(sentence: string): ModalView {
  return {
    type: 'modal',
    title: title('Not withdrawn'),
    close: title('Close'),
    blocks: [section(sentence)],
  };
}

function small(
  { id }: Pick<Plan, 'id'>,
  view: string,
  heading: string,
  submit: string,
  blocks: KnownBlock[],
): ModalView {
  return {
    type: 'modal',
    callback_id: view,
    private_metadata: JSON.stringify({ plan: id }),
    title: title(heading.slice(0, 24)),
    submit: title(submit),
    close: title('Cancel'),
    blocks,
  };
}
