import { randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { csvCell } from '../domain/csv-cell.ts';
import type { Day } from '../domain/day.ts';
import { EXPORT_COLUMNS, exportCells, FINANCE_COLUMNS } from '../domain/ledger-export.ts';
import { Deadline } from '../ledger/deadline.ts';
import { type ExportPage, exportPages } from '../ledger/export-ledger.ts';
import { markExported } from '../ledger/export-marks.ts';
import type { Ledger } from '../ledger/open.ts';
import { dayArgument } from './arguments.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, refused, type World } from './world.ts';

interface Asked {
  readonly from: Day;
  readonly to: Day;
  readonly new?: true;
  readonly finance?: true;
}

/** Milliseconds that a page may wait for the running app to let it write. */
const PATIENCE = 10_000;

export function addExport(program: Command, world: World, act: Act): void {
  program
    .command('export')
    .description('what goes to other systems')
    .command('ledger')
    .description('every line of a period as CSV for the case system, both days inclusive')
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD', dayArgument)
    .requiredOption('--to <day>', 'last day, YYYY-MM-DD', dayArgument)
    .addOption(
      new Option('--new', 'only what is new or changed since it was marked; marks it').conflicts(
        'finance',
      ),
    )
    .option('--finance', 'amounts and payment, without customer, goods, area and reasons')
    .action((asked: Asked, command: Command) => {
      if (asked.to < asked.from) command.error('error: --to lies before --from.');
      return act(() => exportLedger(world, asked));
    });
}

/**
 * R17: the plain export is all that counts in the period, so that it adds up to the report each
 * time, and marks nothing. With `--new` it is what the case system has not, each entry once: a page
 * is marked after it was written out, so that an export that breaks off loses nothing.
 */
function exportLedger(world: World, { from, to, new: isNew, finance }: Asked): Promise<Answer> {
  const columns = finance ? FINANCE_COLUMNS : EXPORT_COLUMNS;
  return withLedger(world, async (ledger, { id }) => {
    await world.stdout(csv([columns]));
    const run = randomUUID();
    const told = { new: 0, changed: 0 };
    let page = 0;
    for await (const part of exportPages(
      ledger.reader(id),
      { from, to },
      isNew ? 'due' : 'standing',
    )) {
      await world.stdout(csv(part.rows.map((row) => exportCells(row, columns))));
      if (!isNew) continue;
      page += 1;
      if (!(await mark(world, ledger, id, `${run}-${page}`, part))) {
        return refused('Another export marked the same entries meanwhile: some are in both files.');
      }
      count(told, part);
    }
    if (isNew) {
      world.stderr(`${told.new} new and ${told.changed} changed entries, marked as exported.\n`);
    }
    return { ok: true };
  });
}

async function mark(
  { now }: World,
  ledger: Ledger,
  workspaceId: number,
  batch: string,
  { entries }: ExportPage,
): Promise<boolean> {
  const request = { workspaceId, deadline: Deadline.in(PATIENCE), now: now(), actorId: null };
  const marked = await ledger.write(request, (writer) => markExported(writer, batch, entries));
  return marked === entries.length;
}

/** Entries, not lines. */
function count(told: { new: number; changed: number }, { rows }: ExportPage): void {
  const states = new Map(rows.map(({ reference, state }) => [reference, state]));
  for (const state of states.values()) told[state === 'new' ? 'new' : 'changed'] += 1;
}

function csv(rows: readonly (readonly (string | number)[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { cast: { string: csvCell } },
  );
}
