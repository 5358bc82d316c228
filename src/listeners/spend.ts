import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import { logLine } from '../flows/log-line.ts';
import { isRefused } from '../flows/own-draft.ts';
import { emptyForm } from '../flows/purchase-form.ts';
import { purchaseForm } from '../messages/form.ts';
import { help } from '../messages/help.ts';
import { formMissed, refusal } from '../messages/refusals.ts';
import { identify, type ListenerDeps } from './staff.ts';
import { triggerFault } from './trigger.ts';

type CommandArgs = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** `/spend`: the form; `/spend 4.20 V042 coffee #social`: one line (R1); `/spend help`. */
export function spend(deps: ListenerDeps) {
  return async ({ command, ack, client, context }: CommandArgs): Promise<void> => {
    const text = command.text.trim();
    const act = await identify(deps, command, context, 'buy');
    if (isRefused(act)) {
      await ack({ response_type: 'ephemeral', ...refusal(act.refusal, text || undefined) });
      return;
    }
    if (/^(help|\?)$/i.test(text)) {
      await ack({ response_type: 'ephemeral', ...help() });
      return;
    }
    const key = `command:${command.trigger_id}`;
    const answer =
      text === ''
        ? ({ kind: 'form', form: await emptyForm(act) } as const)
        : await logLine(act, { text, key, byMessage: false });
    if (answer.kind !== 'form') {
      const message = answer.kind === 'refused' ? refusal(answer.refusal, text) : answer.message;
      await ack({ response_type: 'ephemeral', ...message });
      return;
    }
    const fault = await triggerFault(() =>
      client.views.open({ trigger_id: command.trigger_id, view: purchaseForm(answer.form) }),
    );
    // A trigger used before: the same command again, and its form is open already.
    if (fault === 'expired') await ack({ response_type: 'ephemeral', ...formMissed(text) });
    else await ack();
  };
}
