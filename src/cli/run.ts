import { Command, CommanderError } from 'commander';
import { addBackup } from './backup.ts';
import { addControls } from './controls.ts';
import { addDigest } from './digest.ts';
import { addDoctor } from './doctor.ts';
import { addExport } from './export.ts';
import { addForget } from './forget.ts';
import { addHold } from './hold.ts';
import { addImport } from './import.ts';
import { addReceipt } from './receipt.ts';
import { addRegister } from './register.ts';
import { addRekey } from './rekey.ts';
import { addReport } from './report.ts';
import { insistOnRight } from './rights.ts';
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
  const program = new Command('oatcake')
    .description('A ledger for teams that buy things for the people they support.')
    .exitOverride()
    .configureOutput({ writeOut: (text) => void world.stdout(text), writeErr: world.stderr })
    .showHelpAfterError('(oatcake --help lists the commands)')
    .hook('preAction', (_program, command) => insistOnRight(command));
  const commands = [addSetup, addImport, addReport, addExport, addDigest, addReceipt, addVerify];
  const rest = [
    addBackup,
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
    add(program, world, act);
  }
  return program;
}
