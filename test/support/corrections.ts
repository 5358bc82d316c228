import type { Person } from '../../src/practice/client/person.ts';
import { sayWhatFor } from './looks.ts';
import { formOf } from './spend.ts';
import type { Team } from './team.ts';

/** Opens `/spend history` of a reference, and says what for; gives what the person reads. */
export async function history(team: Team, reference: string, person: Person = team.worker) {
  const where = person.id === team.worker.id ? 'team' : 'dm';
  const { answers } = await person.command(where, `/spend history ${reference}`);
  await sayWhatFor(person);
  return person.view() === undefined ? team.text(answers.at(-1)) : formOf(team, person);
}

/** Presses a button of the history, fills in what comes up and sends it. */
export async function inHistory(
  team: Team,
  button: string,
  fields: Record<string, string>,
  person: Person = team.worker,
) {
  const before = person.view()?.id;
  await person.click(button, { in: 'view' });
  await person.waitFor((me) => me.view()?.id !== before);
  await person.fill(fields);
  return person.submit();
}
