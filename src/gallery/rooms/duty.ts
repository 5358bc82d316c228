import type { Absence } from '../../domain/absence.ts';
import { addDays } from '../../domain/day.ts';
import { awayEnded, awayForm, awaySet, standingIn } from '../../messages/away.ts';
import { dutyMessage } from '../../messages/duty.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const absenceOf = ({ day, person, flag }: Sample): Absence => ({
  id: 1,
  person,
  standIn: person,
  from: day,
  until: flag ? addDays(day, 7) : day,
  endedAt: undefined,
});

const references = ({ count }: Sample) =>
  Array.from({ length: Math.min(count, 500) }, (_, at) => `S${String(at + 1).padStart(4, '0')}`);

/** Who is on duty, and times away. */
export const DUTY: readonly Exhibit[] = [
  {
    name: '/spend duty',
    by: dutyMessage,
    readBy: 'one',
    make: ({ person, flag }) => dutyMessage(person, flag ? person.id : 0, true),
  },
  {
    name: '/spend away',
    by: awayForm,
    readBy: 'one',
    make: (sample) => {
      const own = references(sample).map((_, id) => ({ ...absenceOf(sample), id }));
      return awayForm(own, sample.day);
    },
  },
  {
    name: 'Away',
    by: awaySet,
    readBy: 'one',
    kinds: ['away_set'],
    make: (sample) => awaySet(absenceOf(sample)),
  },
  { name: 'Back', by: awayEnded, readBy: 'one', make: (sample) => awayEnded(absenceOf(sample)) },
  {
    name: 'Standing in',
    by: standingIn,
    readBy: 'one',
    kinds: ['standing_in'],
    make: (sample) => standingIn(absenceOf(sample), references(sample), sample.day),
  },
  {
    name: 'Standing in, not begun',
    by: standingIn,
    readBy: 'one',
    make: (sample) => standingIn(absenceOf(sample), [], addDays(sample.day, -1)),
  },
  {
    name: 'Standing in, over',
    by: standingIn,
    readBy: 'one',
    make: (sample) => standingIn({ ...absenceOf(sample), endedAt: sample.at }, [], sample.day),
  },
];
