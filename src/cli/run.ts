import { Command, CommanderError } from 'commander';
import { addBackup } from './backup.ts';
import { addControls } from './controls.ts';
import { addDigest } from './digest.ts';
import { addDoctor } from './doctor.ts';
import { addExport } from './export.ts';
import { addForget } from './forget.ts';
import { addHold } from './hold.ts';
import { addImport } from './import.ts';
import { addMove } from './move.ts';
import { addReceipt } from './receipt.ts';
import { addRegister } from './register.ts';
import { addRekey } from './rekey.ts';
import { addReport } from './report.ts';
import { insistOnRight, nameOf } from './rights.ts';
import { sentenceFor } from './sentences.ts';
import { addSetup } from './setup.ts';
import { addErase, addSubject } from './subject.ts';
import { addVerify } from './verify.ts';
import type { Act, World } from './world.ts';

const [DONE, REFUSED, USAGE] = [0, 1, 2];

/**
 * Runs a command line. The answer goes to stdout, everything else to stderr.
 *
 * @returns the exit code: 0, 1 when refused, 2 when the command line is not understood
 */
export async function run(argv: readonly string[], world: World): Promise<number> {
  let code = DONE;
  const program = buildProgram(world, async (command) => {
    const outcome = await command();
    code = outcome.ok ? DONE : REFUSED;
    if (outcome.text !== undefined) await world.stdout(`${outcome.text}\n`);
    if (!outcome.ok) for (const fault of outcome.faults) world.stderr(`${fault}\n`);
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    world.stderr(`${sentenceFor(error, world.databaseUrl)}\n`);
    return REFUSED;
  }
}

/** The command line with all its commands; none runs that has no right (R93). */
export function buildProgram(world: World, act: Act): Command {
  let workspace: string | undefined;
  const within: World = Object.defineProperty({ ...world }, 'workspace', {
    get: () => workspace,
  });
  const program = new Command('oatcake')
    .description('A ledger for teams that buy things for the people they support.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void world.stdout(text), writeErr: world.stderr })
    .showHelpAfterError('(oatcake --help lists the commands)')
    .hook('preAction', (_program, command) => {
      insistOnRight(command);
      workspace = command.opts().workspace;
    });
  const commands = [addSetup, addImport, addReport, addExport, addDigest, addReceipt, addVerify];
  const rest = [
    addBackup,
    addMove,
    addRekey,
    addRegister,
    addControls,
    addForget,
    addHold,
    addSubject,
    addErase,
    addDoctor,
  ];
  for (const add of [...commands, ...rest]) {
    add(program, within, act);
  }
  for (const command of leavesOf(program)) {
    if (!WHOLE.has(nameOf(command))) command.option('--workspace <team>', WORKSPACE);
  }
  return program;
}

/** What is about a ledger as a whole, or says itself whose it is. */
const WHOLE = new Set(['setup', 'verify', 'backup', 'restore', 'move', 'rekey']);
const WORKSPACE = 'the Slack workspace, T…, where the ledger has several';

function leavesOf(command: Command): readonly Command[] {
  return command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);
}
