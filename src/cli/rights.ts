import type { Command } from 'commander';
import { AT_THE_MACHINE, type MachineRight } from '../domain/access.ts';

/** R93: what each command of the command line is a way to do. */
export const COMMAND_RIGHTS: Readonly<Record<string, MachineRight>> = {
  setup: 'set up by file',
  'import customers': 'set up by file',
  'import purchases': 'set up by file',
  report: 'figures',
  'digest weekly': 'figures',
  'digest pack': 'figures',
  'export ledger': 'export',
  'export evaluation': 'export',
  receipt: 'receipt',
  verify: 'check',
  doctor: 'check',
  backup: 'keep',
  restore: 'keep',
  move: 'keep',
  rekey: 'keep',
  register: 'control',
  controls: 'control',
  forget: 'forget',
  hold: 'forget',
  subject: 'forget',
  erase: 'forget',
};

/** What a command is called on the command line, such as `export ledger`. */
export function nameOf(command: Command): string {
  const names = [];
  for (let at: Command | null = command; at?.parent; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}

/** R93: a command that stands in no row of the matrix does not run. */
export function insistOnRight(command: Command): void {
  const name = nameOf(command);
  if (Object.hasOwn(COMMAND_RIGHTS, name)) return;
  const rights = Object.keys(AT_THE_MACHINE).join(', ');
  throw new Error(`cli/rights.ts does not say which of these \`oatcake ${name}\` is: ${rights}`);
}
