import type { ModalView } from '@slack/types';
import type { Refused } from '../domain/refusal.ts';
import type { Message } from '../messages/blocks.ts';
import type { PurchaseForm } from '../messages/form.ts';

/** What a story gives back to be shown to whoever acted. */
export type Answer =
  | {
      readonly kind: 'message';
      readonly message: Message;
      /** The same came before, and this is the answer of then. */
      readonly repeated?: boolean;
      /** Shown beside the message that was clicked on, which stays. */
      readonly beside?: boolean;
    }
  | { readonly kind: 'form'; readonly form: PurchaseForm }
  /** Any other form or private view. */
  | { readonly kind: 'view'; readonly view: ModalView }
  | Refused;

/** An answer that is a message. */
export function say(message: Message): Answer {
  return { kind: 'message', message };
}

/** An answer for whoever clicked alone; the message that it was on stays as it is. */
export function sayBeside(message: Message): Answer {
  return { kind: 'message', message, beside: true };
}

/** An answer that is a form or a private view. */
export function showView(view: ModalView): Answer {
  return { kind: 'view', view };
}
