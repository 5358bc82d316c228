import { VIEWS } from '../../src/messages/ids.ts';
import type { Person } from '../../src/practice/client/person.ts';

/** Says what a look is for, where the app asks (R124). */
export async function sayWhatFor(person: Person, what = 'A question about the money') {
  if (person.view()?.callback_id !== VIEWS.look) return undefined;
  await person.fill({ 'What for': what });
  return person.submit();
}
