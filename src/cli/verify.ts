import type { Command } from 'commander';
import { verify } from '../ledger/verify.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, answer, refused, type World } from './world.ts';

export function addVerify(program: Command, world: World, act: Act): void {
  program
    .command('verify')
    .description('prove the ledger: history chain, sums, references')
    .action(() => act(() => withLedger(world, proveIt, { leavesSealed: true })));
}

const proveIt: Parameters<typeof withLedger>[1] = async (ledger) => {
  const verified = await verify(ledger);
  if (!verified.ok) return refused(verified.misfit);
  const { historyEntries, purchases, lines, drafts, plans, decisions, notes } = verified.proof;
  const { forgotten, unread } = verified.proof;
  return answer(
    'The ledger holds together.',
    counted('history entry', 'history entries', historyEntries),
    `${counted('purchase entry', 'purchase entries', purchases)} with ${counted('line', 'lines', lines)}`,
    counted('kept line', 'kept lines', drafts),
    `${counted('sign-off request', 'sign-off requests', plans)} with ${counted('decision', 'decisions', decisions)} and ${counted('note', 'notes', notes)}`,
    ...(forgotten === 0 ? [] : [`${counted('record', 'records', forgotten)} forgotten`]),
    ...(unread === undefined ? [] : [`TYPED WORDS WERE NOT CHECKED: ${unread}`]),
  );
};

function counted(one: string, many: string, count: number): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
