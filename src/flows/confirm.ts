import { CONFIRMATIONS } from '../domain/confirmations.ts';
import { confirm, readConfirmations } from '../ledger/confirmations.ts';
import { owe } from '../ledger/outbox.ts';
import { confirmForm } from '../messages/confirm-form.ts';
import { type Act, change } from './act.ts';
import { type Answer, showView } from './answer.ts';

/** R144: the ticks that are left, to the data protection lead alone. */
export async function openConfirm(act: Act): Promise<Answer> {
  return showView(confirmForm(await readConfirmations(act.read), act.workspace.timezone));
}

/** R144: records what was ticked, each once; the same form again changes nothing. */
export async function takeConfirm(act: Act, ticked: readonly string[]): Promise<void> {
  const codes = CONFIRMATIONS.filter((code) => ticked.includes(code));
  await change(act, async (writer) => {
    const added = await confirm(writer, codes, act.staff.id);
    if (added.length === 0) return;
    await owe(writer, { kind: 'confirmed', subject: {}, conversation: act.staff.slackId });
  });
}
