import { type Command, InvalidArgumentError, Option } from 'commander';
import { periodNamed, quarterSoFar } from '../domain/controls.ts';
import { type Day, type Days, dayOf } from '../domain/day.ts';
import { controlCheck } from '../ledger/controls.ts';
import { controlsText } from '../messages/controls.ts';
import { dayArgument } from './arguments.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, type World } from './world.ts';

interface Asked {
  readonly from?: Day;
  readonly to?: Day;
  readonly quarter?: Days;
  readonly year?: Days;
}

/** R142: `oatcake controls`: the control check on one page. */
export function addControls(program: Command, world: World, act: Act): void {
  const quarter = new Option('--quarter <quarter>', 'a calendar quarter, such as 2026-Q3');
  const year = new Option('--year <year>', 'a calendar year, such as 2026');
  program
    .command('controls')
    .description('the control check of a period on one page; this quarter when none is named')
    .option('--from <day>', 'first day, YYYY-MM-DD', dayArgument)
    .option('--to <day>', 'last day, YYYY-MM-DD', dayArgument)
    .addOption(quarter.argParser(period(/Q/iu)).conflicts(['from', 'to', 'year']))
    .addOption(year.argParser(period(/^\d+$/u)).conflicts(['from', 'to']))
    .action((asked: Asked, command: Command) => {
      const { from, to } = asked;
      if ((from === undefined) !== (to === undefined))
        command.error('error: --from and --to go together.');
      if (from !== undefined && to !== undefined && to < from)
        command.error('error: --to lies before --from.');
      return act(() => print(world, asked));
    });
}

function period(looks: RegExp): (text: string) => Days {
  return (text) => {
    const days = looks.test(text) ? periodNamed(text) : undefined;
    if (days === undefined) throw new InvalidArgumentError('Write 2026-Q3 or 2026.');
    return days;
  };
}

function print(world: World, { from, to, quarter, year }: Asked): Promise<Answer> {
  return withLedger(world, async (ledger, { id, timezone }) => {
    const now = world.now();
    const given = from === undefined || to === undefined ? undefined : { from, to };
    const days = given ?? quarter ?? year ?? quarterSoFar(dayOf(now, timezone));
    const found = await controlCheck(ledger.reader(id), days, { timezone, now });
    return answer(controlsText(found));
  });
}
