import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { formatPounds } from '../domain/money.ts';
import { importCustomers, type Refused } from '../ledger/import-customers.ts';
import { MOST_IN_FILE, tooLarge } from '../ledger/import-file.ts';
import { importPurchases } from '../ledger/import-purchases.ts';
import type { Ledger } from '../ledger/open.ts';
import type { Workspace } from '../ledger/workspaces.ts';
import { withProgress } from './progress.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

export function addImport(program: Command, world: World, act: Act): void {
  const command = program.command('import').description('bring customers or purchases in from CSV');
  command
    .command('customers')
    .argument('<file>', 'the CSV file')
    .description('customers; import them first')
    .action((file: string) => act(() => customers(world, file)));
  command
    .command('purchases')
    .argument('<file>', 'the CSV file')
    .description('purchases, as history')
    .action((file: string) => act(() => purchases(world, file)));
}

async function customers(world: World, file: string): Promise<Answer> {
  const csv = await readText(file);
  if (csv === undefined) return faulty(file, { ok: false, faults: [tooLarge()] });
  return withLedger(world, async (ledger, team) => {
    warnOnTrial(world, ledger, team);
    const done = await importCustomers(ledger, team.id, csv, { now: world.now() });
    if (!done.ok) return faulty(file, done);
    const changed = done.changed > 0 ? `${count(done.changed)} changed, ` : '';
    return answer(
      `Imported ${plural(done.added, 'customer')}; ${changed}${count(done.already)} already there.`,
    );
  });
}

async function purchases(world: World, file: string): Promise<Answer> {
  const csv = await readText(file);
  if (csv === undefined) return faulty(file, { ok: false, faults: [tooLarge()] });
  return withLedger(world, async (ledger, team) => {
    warnOnTrial(world, ledger, team);
    const done = await withProgress(world, 'Importing purchases', (onProgress) =>
      importPurchases(ledger, team.id, csv, { now: world.now(), onProgress }),
    );
    if (!done.ok) return faulty(file, done);
    const { added, pence, customers: people, already } = done;
    return answer(
      `Imported ${plural(added, 'purchase')} (${formatPounds(pence)}), ${plural(people, 'customer')}; ${count(already)} already there.`,
    );
  });
}

/** The file's text; undefined for one that is too large to be looked at. */
async function readText(file: string): Promise<string | undefined> {
  const { size } = await stat(file);
  return size > MOST_IN_FILE.bytes ? undefined : readFile(file, 'utf8');
}

/** R144: nothing is refused; whoever imports is told what must come first. */
function warnOnTrial({ stderr }: World, { kind }: Ledger, team: Workspace): void {
  const isOnTrial = team.setUpAt !== undefined && team.liveSince === undefined;
  if (kind === 'practice' || !isOnTrial) return;
  stderr(
    'TRIAL: live use is not confirmed. Import made-up customers only, until the data protection lead has typed /spend confirm.\n',
  );
}

function faulty(file: string, { faults }: Refused): Answer {
  const at = (line: number) => (line === 0 ? file : `${file}:${line}`);
  return refused(...faults.map(({ line, says }) => `${at(line)}: ${says}`));
}

function plural(n: number, noun: string): string {
  return `${count(n)} ${noun}${n === 1 ? '' : 's'}`;
}

function count(n: number): string {
  return n.toLocaleString('en-GB');
}
