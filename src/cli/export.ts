import { createHash, randomUUID } from 'node:crypto';
import { type Command, Option } from 'commander';
import type { Day } from '../domain/day.ts';
import { EXPORT_COLUMNS, exportCells, FINANCE_COLUMNS } from '../domain/ledger-export.ts';
import { Deadline } from '../ledger/deadline.ts';
import { type ExportPage, exportPages } from '../ledger/export-ledger.ts';
import { markExported } from '../ledger/export-marks.ts';
import { addExportedFile, recordMade } from '../ledger/exported-files.ts';
import type { Ledger } from '../ledger/open.ts';
import type { Writer } from '../ledger/writer.ts';
import { ledgerCsv } from '../messages/ledger-file.ts';
import { dayArgument, wordsArgument } from './arguments.ts';
import { addEvaluation } from './export-evaluation.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, refused, type World } from './world.ts';

interface Asked {
  readonly from: Day;
  readonly to: Day;
  readonly new?: true;
  readonly finance?: true;
  readonly purpose?: string;
}

/** Milliseconds that a page may wait for the running app to let it write. */
const PATIENCE = 10_000;

export function addExport(program: Command, world: World, act: Act): void {
  const exports = program.command('export').description('what goes to other systems');
  addEvaluation(exports, world, act);
  exports
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
    .option('--purpose <words>', 'what for; it is kept with the export', wordsArgument)
    .action((asked: Asked, command: Command) => {
      if (asked.to < asked.from) command.error('error: --to lies before --from.');
      return act(() => exportLedger(world, asked));
    });
}

/**
 * R17: the plain export is all that counts in the period, so that it adds up to the report each
 * time, and marks nothing. With `--new` it is what the case system has not, each entry once: a page
 * is marked after it was written out, so that an export that breaks off loses nothing. R93: that it
 * was asked for is on file before anything is written out, and what it came to afterwards.
 */
function exportLedger(world: World, asked: Asked): Promise<Answer> {
  const { from, to, new: isNew, finance, purpose } = asked;
  const columns = finance ? FINANCE_COLUMNS : EXPORT_COLUMNS;
  return withLedger(world, async (ledger, { id }) => {
    const file = { kind: finance ? 'finance' : 'ledger', days: { from, to }, purpose } as const;
    const given = await ledger.write(request(world, id), (writer) => addExportedFile(writer, file));
    const hash = createHash('sha256');
    let rows = 0;
    const out = async (text: string) => {
      hash.update(text);
      await world.stdout(text);
    };
    await out(ledgerCsv([columns]));
    const run = randomUUID();
    const told = { new: 0, changed: 0 };
    let page = 0;
    for await (const part of exportPages(
      ledger.reader(id),
      { from, to },
      isNew ? 'due' : 'standing',
    )) {
      await out(ledgerCsv(part.rows.map((row) => exportCells(row, columns))));
      rows += part.rows.length;
      if (!isNew) continue;
      page += 1;
      if (!(await mark(world, ledger, id, `${run}-${page}`, part))) {
        return refused('Another export marked the same entries meanwhile: some are in both files.');
      }
      count(told, part);
    }
    const made = { rows, sha256: hash.digest('hex') };
    await ledger.write(request(world, id), async (writer) => recordMade(writer, given, made));
    if (isNew) {
      world.stderr(`${told.new} new and ${told.changed} changed entries, marked as exported.\n`);
    }
    return { ok: true };
  });
}

function request({ now }: World, workspaceId: number) {
  return { workspaceId, deadline: Deadline.in(PATIENCE), now: now(), actorId: null };
}

async function mark(
  world: World,
  ledger: Ledger,
  workspaceId: number,
  batch: string,
  { entries }: ExportPage,
): Promise<boolean> {
  const marking = (writer: Writer) => markExported(writer, batch, entries);
  const marked = await ledger.write(request(world, workspaceId), marking);
  return marked === entries.length;
}

/** Entries, not lines. */
function count(told: { new: number; changed: number }, { rows }: ExportPage): void {
  const states = new Map(rows.map(({ reference, state }) => [reference, state]));
  for (const state of states.values()) told[state === 'new' ? 'new' : 'changed'] += 1;
}
