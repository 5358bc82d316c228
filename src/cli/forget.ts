import type { Command } from 'commander';
import { type Day, dayOf } from '../domain/day.ts';
import { type ForgetReport, forgetDue, forgettable, hasBegun } from '../ledger/forget-run.ts';
import { dayArgument } from './arguments.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

interface Asked {
  readonly on?: Day;
  readonly dryRun?: true;
  readonly yes?: true;
}

export function addForget(program: Command, world: World, act: Act): void {
  program
    .command('forget')
    .description('forget what the retention settings say is to be forgotten by now')
    .option('--on <day>', 'as if it were this day, YYYY-MM-DD', dayArgument)
    .option('--dry-run', 'say what would be forgotten, and forget nothing')
    .option('--yes', 'it was read what will be forgotten; needed the first time')
    .action((asked: Asked) => act(() => forget(world, asked)));
}

/** R139: the dry run is what one reads first. */
function forget(world: World, { on, dryRun, yes }: Asked): Promise<Answer> {
  return withLedger(world, async (ledger, { id, timezone }) => {
    const now = world.now();
    const today = dayOf(now, timezone);
    const day = on ?? today;
    const reader = ledger.reader(id);
    if (dryRun) return answer(...told(await forgettable(reader, day), 'would be'));
    if (day > today) return refused(`${day} is to come: only --dry-run looks ahead.`);
    if (!yes && !(await hasBegun(reader))) return refused(FIRST);
    const done = await forgetDue(ledger, id, { on: day, now });
    return done === undefined ? refused(FIRST) : answer(...told(done, 'were'), BACKUPS);
  });
}

const FIRST =
  'Nothing was forgotten. Read `oatcake forget --dry-run` first, then add --yes: what is forgotten does not come back.';
const BACKUPS = 'Backups made before now still hold it: throw them away when their time is over.';

function told(report: ForgetReport, verb: 'would be' | 'were'): string[] {
  const { endedBy, customers, held, keptFrom, old } = report;
  const names = customers.length === 0 ? '' : `: ${customers.join(', ')}`;
  return [
    `Cases that ended by ${endedBy}: ${customers.length} ${verb} forgotten${names}`,
    whatGoes(report, verb),
    `Before ${keptFrom}: ${n(old, 'entry or request', 'entries and requests')} ${verb} forgotten whole`,
    ...(held.length === 0 ? [] : [`Kept by a legal hold: ${held.join(', ')}`]),
  ];
}

/** What is lost with customers: `40 entries and 2 requests would lose their words, …`. */
export function whatGoes(
  { entries, requests, whole }: Pick<ForgetReport, 'entries' | 'requests' | 'whole'>,
  verb: 'would be' | 'were',
): string {
  const [lose, go] = verb === 'were' ? ['lost', 'went'] : ['would lose', 'would go'];
  const both = `${n(entries, 'entry', 'entries')} and ${n(requests, 'request', 'requests')}`;
  const others = n(whole, 'other record', 'other records');
  return `${both} ${lose} their words, customer and area; ${others} ${go} whole`;
}

function n(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
