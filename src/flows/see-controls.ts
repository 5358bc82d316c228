import { periodNamed, quarterSoFar } from '../domain/controls.ts';
import { controlCheck } from '../ledger/controls.ts';
import { controlsHelp, controlsMessage } from '../messages/controls.ts';
import { type Act, today } from './act.ts';
import { type Answer, say } from './answer.ts';

/** R142: `/spend controls 2026-Q3`: the control check, to the manager alone; by itself, this quarter. */
export async function seeControls(act: Act, rest: string): Promise<Answer> {
  const days = rest === '' ? quarterSoFar(today(act)) : periodNamed(rest);
  if (days === undefined) return say(controlsHelp());
  const at = { timezone: act.workspace.timezone, now: act.at };
  return say(controlsMessage(await controlCheck(act.read, days, at)));
}
