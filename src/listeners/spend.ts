import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Act } from '../flows/act.ts';
import type { Answer } from '../flows/answer.ts';
import { logLine } from '../flows/log-line.ts';
import { isRefused } from '../flows/own-draft.ts';
import { emptyForm } from '../flows/purchase-form.ts';
import { answered } from '../flows/trial.ts';
import { purchaseForm } from '../messages/form.ts';
import { formMissed, refusal } from '../messages/refusals.ts';
import { noteRefusal } from './caller.ts';
import { LINE_RIGHT } from './rights.ts';
import { identify, type ListenerDeps } from './staff.ts';
import { triggerFault } from './trigger.ts';
import { wordIn } from './words.ts';

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/spend`: the form; `/spend 4.20 V042 coffee #social`: one line (R1); `/spend help` and others. */
export function spend(deps: ListenerDeps) {
  return async ({ command, ack, client, context }: CommandArgs): Promise<void> => {
    const text = command.text.trim();
    const known = wordIn(text);
    const act = await identify(deps, command, context, known?.word.right ?? LINE_RIGHT);
    if (isRefused(act)) {
      await ack({ response_type: 'ephemeral', ...refusal(act.refusal, text || undefined) });
      return;
    }
    const key = `command:${command.trigger_id}`;
    const answer = known
      ? await known.word.story(act, known.rest, key)
      : await line(act, text, key);
    noteRefusal(context, answer);
    if (answer.kind === 'message' || answer.kind === 'refused') {
      const message =
        answer.kind === 'refused'
          ? refusal(answer.refusal, text)
          : await answered(act, answer.message);
      await ack({ response_type: 'ephemeral', ...message });
      return;
    }
    const view = answer.kind === 'form' ? purchaseForm(answer.form) : answer.view;
    const trigger_id = command.trigger_id;
    const fault = await triggerFault(() => client.views.open({ trigger_id, view }));
    // A trigger used before: the same command again, and its form is open already.
    if (fault === 'expired') await ack({ response_type: 'ephemeral', ...formMissed(text) });
    else await ack();
  };
}

async function line(act: Act, text: string, key: string): Promise<Answer> {
  if (text === '') return { kind: 'form', form: await emptyForm(act) };
  return logLine(act, { text, key, byMessage: false });
}
