import { addDays, dayOf } from '../domain/day.ts';
import { type ComingKind, comingUp, workBegins } from '../flows/coming-up.ts';
import type { Ledger } from '../ledger/open.ts';
import { onlyWorkspace } from '../ledger/workspaces.ts';

/** What the practice page offers to go to; the rest is only stopped at. */
const LABELS: Readonly<Partial<Record<ComingKind, string>>> = {
  digest: 'Next digest',
  pack: 'Next pack',
  meeting: 'Next meeting',
};
const SIX_WEEKS = 42;

/**
 * Where the practice clock stops on its way from a moment: whatever happens by itself. The last is
 * the working day six weeks on, when what was bought today is asked about (R66).
 */
export async function stopsAfter(ledger: Ledger, after: Date) {
  const workspace = await onlyWorkspace(ledger);
  const coming = await comingUp(ledger.reader(workspace.id), workspace, after);
  const sixWeeksOn = addDays(dayOf(after, workspace.timezone), SIX_WEEKS);
  return [
    ...coming.map(({ kind, at }) => ({ at, label: LABELS[kind] ?? '' })),
    { at: workBegins(sixWeeksOn, workspace), label: 'In six weeks' },
  ];
}
