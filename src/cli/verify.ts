import type { Command } from 'commander';
import type { Ledger } from '../ledger/open.ts';
import { verify } from '../ledger/verify.ts';
import { withProgress } from './progress.ts';
import { withWholeLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

export function addVerify(program: Command, world: World, act: Act): void {
  program
    .command('verify')
    .description('prove the ledger: history chain, sums, references')
    .action(() =>
      act(() => withWholeLedger(world, (ledger) => prove(ledger, world), { leavesSealed: true })),
    );
}

async function prove(ledger: Ledger, world: World): Promise<Answer> {
  const verified = await withProgress(world, 'Verifying', (onProgress) =>
    verify(ledger, { onProgress }),
  );
  if (!verified.ok) return refused(verified.misfit);
  const { historyEntries, purchases, lines, drafts, plans, decisions, notes } = verified.proof;
  const { forgotten, unread, hash } = verified.proof;
  return answer(
    'The ledger holds together.',
    counted('history entry', 'history entries', historyEntries),
    `${counted('purchase entry', 'purchase entries', purchases)} with ${counted('line', 'lines', lines)}`,
    counted('kept line', 'kept lines', drafts),
    `${counted('sign-off request', 'sign-off requests', plans)} with ${counted('decision', 'decisions', decisions)} and ${counted('note', 'notes', notes)}`,
    ...(forgotten === 0 ? [] : [`${counted('record', 'records', forgotten)} forgotten`]),
    `The hash of it all: ${hash}`,
    ...(unread === undefined ? [] : [`TYPED WORDS WERE NOT CHECKED: ${unread}`]),
  );
}

function counted(one: string, many: string, count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
