import { type Command, Option } from 'commander';
import { dayOf } from '../domain/day.ts';
import { readTrial } from '../ledger/confirmations.ts';
import { readPack } from '../ledger/pack.ts';
import { packAskedOn } from '../ledger/pack-asked.ts';
import { packText } from '../messages/pack-text.ts';
import { textAsTrial } from '../messages/trial.ts';
import { dayArgument } from './arguments.ts';
import type { Asked } from './digest.ts';
import { type PackFiles, writePack } from './pack-files.ts';
import { packJson } from './pack-json.ts';
import { postPack } from './post-pack.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, type World } from './world.ts';

/** `oatcake digest pack`: the paper for the monthly meeting (R64). */
export function addDigestPack(digest: Command, world: World, act: Act): void {
  digest
    .command('pack')
    .description('for the meeting on or after a day; without one, about the month before it')
    .option('--on <day>', 'the day, YYYY-MM-DD; today when left out', dayArgument)
    .option('--dry-run', 'print it, and post nothing')
    .addOption(new Option('--json', 'print it as JSON').implies({ dryRun: true }))
    .addOption(new Option('--pdf <file>', 'write it as pages to print').implies({ dryRun: true }))
    .addOption(new Option('--csv <file>', 'write its figures as CSV').implies({ dryRun: true }))
    .action((asked: Asked & PackFiles) => act(() => pack(world, asked)));
}

function pack(world: World, asked: Asked & PackFiles): Promise<Answer> {
  const { on, dryRun, json, pdf, csv } = asked;
  return withLedger(world, async (ledger, workspace) => {
    if (!dryRun) return postPack(world, ledger, workspace, on);
    const reader = ledger.reader(workspace.id);
    const day = on ?? dayOf(world.now(), workspace.timezone);
    const found = await readPack(reader, await packAskedOn(reader, workspace, day));
    const isTrial = (await readTrial(reader, workspace)) !== undefined;
    if (pdf !== undefined || csv !== undefined) return writePack(found, asked, isTrial);
    if (json) return answer(JSON.stringify(packJson(found), null, 2));
    return answer(isTrial ? textAsTrial(packText(found)) : packText(found));
  });
}
