import type { Command } from 'commander';
import { isPostgres } from '../ledger/database-url.ts';
import { installationOf } from '../ledger/installations.ts';
import { type Ledger, openLedger } from '../ledger/open.ts';
import { type Workspace, workspaceMeant } from '../ledger/workspaces.ts';
import { advice, type Check, missing } from './check.ts';
import { checkDisk, checkOutbox, checkTeam } from './doctor-ledger.ts';
import { checkServer } from './doctor-server.ts';
import { checkSlack } from './doctor-slack.ts';
import { sentenceFor } from './sentences.ts';
import { type Act, type Answer, answer, type World } from './world.ts';

export function addDoctor(program: Command, world: World, act: Act): void {
  program
    .command('doctor')
    .description('say what is missing to go live')
    .option('--json', 'print it as JSON')
    .action(({ json }: { json?: true }) => act(() => examine(world, json === true)));
}

/** Looks at everything, whatever is found on the way; refused when something needed is missing. */
async function examine(world: World, asJson: boolean): Promise<Answer> {
  const { checks: ofLedger, workspace, installed } = await ledgerChecks(world);
  const checks = [
    ...(await checkSlack(world.slack, workspace, installed, world.now)),
    ...ofLedger,
    ...(await serverChecks(world)),
    ...(await diskChecks(world)),
  ];
  const ready = checks.every(({ ok, needed }) => ok || !needed);
  const text = asJson ? JSON.stringify({ ready, checks }, null, 2) : inLines(checks, ready);
  return ready ? answer(text) : { ok: false, faults: [], text };
}

interface OfLedger {
  readonly checks: Check[];
  readonly workspace?: Workspace;
  /** The token of its installation, with many workspaces. */
  readonly installed?: string | undefined;
}

async function ledgerChecks(world: World): Promise<OfLedger> {
  let ledger: Ledger | undefined;
  try {
    ledger = await openLedger(world.databaseUrl, undefined, world.now(), {
      encryptionKey: world.encryptionKey,
      receipts: world.receipts,
    });
    if (!ledger.keys.canRead) return { checks: [missing('Ledger', ledger.keys.whyNot)] };
    const workspace = await workspaceMeant(ledger, world.workspace);
    const team = await checkTeam(ledger, workspace);
    const installation = await installationOf(ledger.reader(workspace.id));
    return {
      workspace,
      installed: installation?.token,
      checks: [...team, ...(await checkOutbox(ledger, workspace, world.now()))],
    };
  } catch (error) {
    return { checks: [missing('Ledger', sentenceFor(error, world.databaseUrl))] };
  } finally {
    await ledger?.close();
  }
}

async function serverChecks(world: World): Promise<Check[]> {
  if (!isPostgres(world.databaseUrl)) return [];
  try {
    return await checkServer(world);
  } catch (error) {
    return [missing('Server', sentenceFor(error, world.databaseUrl))];
  }
}

async function diskChecks({ databaseUrl, receipts }: World): Promise<Check[]> {
  try {
    return await checkDisk(databaseUrl, receipts);
  } catch (error) {
    return [advice('Disk', sentenceFor(error, databaseUrl))];
  }
}

function inLines(checks: readonly Check[], ready: boolean): string {
  const lines = checks.map(({ about, ok, needed, says }) => {
    const mark = ok ? '✓' : needed ? '✗' : '!';
    return `${mark} ${about}: ${says}`;
  });
  const end = ready
    ? 'Nothing that is needed is missing.'
    : 'Something that is needed is missing: see the lines with ✗.';
  return [...lines, end].join('\n');
}
