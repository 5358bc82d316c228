import type { Never } from '../domain/guidelines.ts';
import { CameBefore, keepAnswer } from '../ledger/inbox.ts';
import { recordRefusal } from '../ledger/refusals.ts';
import { type Act, today } from './act.ts';

/**
 * R37: counts a planned line that is never bought: by its guideline alone, without its words and
 * without who typed it. Whoever acts has saved nothing by it, so it does not pass for an entry. The
 * same again counts nothing.
 *
 * @param key Slack's mark of the command or form
 */
export async function countRefusal(act: Act, { code }: Never, key: string): Promise<void> {
  const { deps, workspace, at: now, deadline } = act;
  const request = { workspaceId: workspace.id, deadline, now, actorId: null };
  try {
    await deps.ledger.write(request, async (writer) => {
      await keepAnswer(writer, `refused:${code}:${key}`, { kind: 'refused' });
      recordRefusal(writer, code, today(act));
    });
  } catch (error) {
    if (!(error instanceof CameBefore)) throw error;
  }
}
