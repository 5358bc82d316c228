import type {
  AllMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewOutput,
  ViewSubmitAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Refused } from '../domain/refusal.ts';
import type { Act } from '../flows/act.ts';
import { isRefused } from '../flows/own-draft.ts';
import { refusal, refusalSentence } from '../messages/refusals.ts';
import { noteRefusal } from './caller.ts';
import { guardForm } from './guard-form.ts';
import { rightOfView } from './rights.ts';
import { identify, type ListenerDeps } from './staff.ts';
import { formAnswer } from './tell.ts';

/** A form as it was sent. */
export interface SentForm {
  readonly act: Act;
  /** The text that the form carried unseen. */
  readonly metadata: string;
  /** Slack's mark of this form: the same again changes nothing. */
  readonly key: string;
  readonly values: FormReader;
  /** For what must be asked of Slack before the form is taken. */
  readonly client: WebClient;
}

/** What the fields hold, by the ids of their blocks; whatever kind of field it is. */
export interface FormReader {
  /** Typed text without blanks around it; '' for none. */
  text(field: string): string;
  /** The value of the chosen option, or the chosen day, time, person or channel. */
  chosen(field: string): string | undefined;
  /** The values ticked or chosen; people too. */
  all(field: string): readonly string[];
  /** Ids of the files that were put in. */
  files(field: string): readonly string[];
}

/** What becomes of a form: closed, sentences under fields, or another view in its place. */
export type SubmitAnswer =
  | { readonly kind: 'closed' }
  | { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> }
  | { readonly kind: 'next'; readonly view: ModalView }
  | Refused;

export const CLOSED = { kind: 'closed' } as const;

/**
 * Turns a story into a listener for a form: who it is and whether they may (R93), the story, then the acknowledgement (commit,
 * then answer). A refusal stands under the form's first field, and nothing is lost; a form without a
 * field gives its place to it.
 *
 * @param freeText ids of the fields whose words are looked through before anything is stored (R96)
 */
export function onSubmit(
  deps: ListenerDeps,
  story: (form: SentForm) => Promise<SubmitAnswer>,
  freeText: readonly string[] = [],
) {
  return async (args: SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs) => {
    const { ack, body, view, context, client } = args;
    const act = await identify(deps, body, context, rightOfView(view.callback_id));
    const form = {
      metadata: view.private_metadata,
      key: `view:${view.id}`,
      values: readerOf(view),
      client,
    };
    const answer = isRefused(act)
      ? act
      : (guardForm(view, freeText) ?? (await story({ ...form, act })));
    noteRefusal(context, answer);
    if (answer.kind === 'closed') return ack({ response_action: 'clear' });
    if (answer.kind === 'next') return ack({ response_action: 'update', view: answer.view });
    if (answer.kind === 'faults') return ack({ response_action: 'errors', errors: answer.faults });
    return ack(formAnswer(view, refusal(answer.refusal), refusalSentence(answer.refusal)));
  };
}

/** Reads the fields of a view. */
export function readerOf(view: ViewOutput): FormReader {
  const field = (id: string) => Object.values(view.state.values[id] ?? {})[0];
  return {
    text: (id) => (field(id)?.value ?? '').trim(),
    chosen: (id) => {
      const one = field(id);
      return (
        one?.selected_option?.value ??
        one?.selected_date ??
        one?.selected_time ??
        one?.selected_user ??
        one?.selected_channel ??
        one?.selected_conversation ??
        undefined
      );
    },
    all: (id) =>
      field(id)?.selected_options?.map(({ value }) => value) ?? field(id)?.selected_users ?? [],
    files: (id) => {
      const one = field(id);
      return one !== undefined && 'files' in one && Array.isArray(one.files)
        ? one.files.map((file: { id: string }) => file.id)
        : [];
    },
  };
}
