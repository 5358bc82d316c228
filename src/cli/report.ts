import { type Command, Option } from 'commander';
import type { Day } from '../domain/day.ts';
import { REPORT_BY, type ReportBy } from '../domain/report.ts';
import { report } from '../ledger/report.ts';
import { dayArgument } from './arguments.ts';
import { reportCsv } from './report-csv.ts';
import { reportJson } from './report-json.ts';
import { reportTable } from './report-table.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, type World } from './world.ts';

interface Asked {
  readonly by: ReportBy;
  readonly from: Day;
  readonly to: Day;
  readonly asOf?: Day;
  readonly json?: true;
  readonly csv?: true;
}

export function addReport(program: Command, world: World, act: Act): void {
  const by = new Option('--by <what>', 'what to split by').choices(REPORT_BY);
  const json = new Option('--json', 'as JSON').conflicts('csv');
  program
    .command('report')
    .description('spending in a period, both days inclusive')
    .addOption(by.makeOptionMandatory())
    .requiredOption('--from <day>', 'first day, YYYY-MM-DD', dayArgument)
    .requiredOption('--to <day>', 'last day, YYYY-MM-DD', dayArgument)
    .option('--as-of <day>', 'as the ledger stood at the end of this day', dayArgument)
    .addOption(json)
    .option('--csv', 'as CSV')
    .action((asked: Asked, command: Command) => {
      if (asked.to < asked.from) command.error('error: --to lies before --from.');
      return act(() => print(world, asked));
    });
}

function print(world: World, { by, from, to, asOf, json, csv }: Asked): Promise<Answer> {
  return withLedger(world, async (ledger, { id }) => {
    const found = await report(ledger.reader(id), by, { days: { from, to }, asOf });
    if (json) return answer(JSON.stringify(reportJson(found), null, 2));
    return answer(csv ? reportCsv(found) : reportTable(found));
  });
}
