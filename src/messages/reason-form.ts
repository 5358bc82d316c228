import type { ModalView } from '@slack/types';
import type { Plan } from '../domain/sign-off.ts';
import { REASON, VIEWS } from './ids.ts';

/** The forms whose one input is a reason: what they are called, ask, and do. */
const REASON_FORMS = {
  decline: {
    view: VIEWS.decline,
    title: 'Decline',
    label: 'Why not, and what might help',
    submit: 'Decline',
  },
  ask: { view: VIEWS.ask, title: 'Ask', label: 'What do you want to know?', submit: 'Ask' },
  condition: {
    view: VIEWS.condition,
    title: 'Approve',
    label: 'The condition',
    submit: 'Approve',
  },
  answer: { view: VIEWS.answer, title: 'Answer', label: 'Your answer', submit: 'Answer' },
  reply: { view: VIEWS.reply, title: 'Reply', label: 'Your reply', submit: 'Send' },
} as const;

export type ReasonForm = keyof typeof REASON_FORMS;

/** Most characters of a reason. */
export const REASON_LENGTH = 280;

/** R29: a reason is required; Slack does not submit the form without one. */
export function reasonForm(form: ReasonForm, plan: Pick<Plan, 'id' | 'reference'>): ModalView {
  const { view, title, label, submit } = REASON_FORMS[form];
  return {
    type: 'modal',
    callback_id: view,
    private_metadata: JSON.stringify({ plan: plan.id }),
    title: { type: 'plain_text', text: `${title} ${plan.reference}` },
    submit: { type: 'plain_text', text: submit },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      {
        type: 'input',
        block_id: REASON,
        label: { type: 'plain_text', text: label },
        hint: { type: 'plain_text', text: 'The other person reads these words. No names, please.' },
        element: {
          type: 'plain_text_input',
          action_id: REASON,
          multiline: true,
          max_length: REASON_LENGTH,
          focus_on_load: true,
        },
      },
    ],
  };
}
