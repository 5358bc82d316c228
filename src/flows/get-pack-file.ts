import { refused } from '../domain/refusal.ts';
import { isOwed, owe } from '../ledger/outbox.ts';
import { packById } from '../ledger/packs.ts';
import { type PackFile, packFileComing } from '../messages/pack-file.ts';
import { type Act, change } from './act.ts';
import { type Answer, sayBeside } from './answer.ts';

/**
 * R68: `Print (PDF)` and `Figures (CSV)` under the pack: a manager gets the file in their own
 * messages, made afresh. Pressed again before it has come, it still comes once.
 */
export async function getPackFile(act: Act, packId: number, what: PackFile): Promise<Answer> {
  const { slackId: conversation } = act.staff;
  const owed = { kind: 'pack_file', subject: { pack: packId, what }, conversation };
  const isThere = await change(act, async (writer) => {
    if ((await packById(writer, packId)) === undefined) return false;
    if (!(await isOwed(writer, owed))) await owe(writer, owed);
    return true;
  });
  return isThere ? sayBeside(packFileComing(what)) : refused({ why: 'gone' });
}
