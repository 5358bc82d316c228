import type { Command } from 'commander';
import { Table } from 'console-table-printer';
import { type Clocks, keptWords, REGISTER, registerPage, seenWords } from '../messages/register.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, answer, type World } from './world.ts';

export function addRegister(program: Command, world: World, act: Act): void {
  program
    .command('register')
    .description('print what is stored: what for, who sees it, how long')
    .option('--md', 'print it as Markdown, with each field by its table')
    .action(({ md }: { md?: true }) =>
      act(() =>
        withLedger(
          world,
          async (_, { retention }) =>
            answer(md === true ? registerPage(retention).trimEnd() : onOnePage(retention)),
          { leavesSealed: true },
        ),
      ),
    );
}

/** Characters of each column: together what a page across takes in small print. */
const COLUMNS = [
  { name: 'what', title: 'What is stored', maxLen: 46 },
  { name: 'why', title: 'What for', maxLen: 40 },
  { name: 'who', title: 'Who sees it', maxLen: 34 },
  { name: 'long', title: 'How long', maxLen: 24 },
];

/** R92: the register for the data protection lead, by the team's own clocks. */
function onOnePage(clocks: Clocks): string {
  const tables = REGISTER.map(({ title, entries }) => {
    const columns = COLUMNS.map((one) => ({ ...one, alignment: 'left' as const }));
    const table = new Table({ title, shouldDisableColors: true, columns });
    for (const entry of entries) {
      const { what, purpose, kept, sealed } = entry;
      const long = keptWords(kept, clocks);
      const name = sealed ? `${what}. Encrypted` : what;
      table.addRow({ what: name, why: purpose, who: seenWords(entry), long });
    }
    return table.render();
  });
  return [
    ...tables,
    'Customers are references: pseudonyms, and still personal data. A legal hold stops the clocks.',
    'Each field by its table: oatcake register --md',
  ].join('\n');
}
