import { type ControlCheck, OVERRIDES } from '../../domain/controls.ts';
import { addDays } from '../../domain/day.ts';
import { MOST_FILE_WORDS } from '../../domain/given-file.ts';
import { ROLES } from '../../domain/staff.ts';
import { controlsHelp, controlsMessage } from '../../messages/controls.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const some = ({ count }: Sample) => Array.from({ length: Math.min(count, 30) }, (_, at) => at + 1);

const checkOf = (sample: Sample): ControlCheck => {
  const { day, person, amount, count, flag } = sample;
  return {
    days: { from: addDays(day, -90), to: day },
    roles: ROLES.map((role) => ({ role, people: flag ? [person, person] : [] })),
    changes: some(sample).map(() => ({ on: day, who: person, role: 'worker', what: 'given' })),
    limits: [{ from: addDays(day, -400), item: amount, day: amount, entries: count }],
    retrospective: { count, pence: amount },
    ownTries: some(sample).map((n) => ({ who: person, reference: `S${n}`, on: day })),
    pending: some(sample).map((n) => ({
      ...{ reference: `S${n}`, askedOn: addDays(day, -n), age: n, overdue: flag },
    })),
    unfinished: { count, oldest: flag ? day : undefined },
    overrides: Object.fromEntries(
      OVERRIDES.map((one) => [one, count]),
    ) as ControlCheck['overrides'],
    interests: { buyers: count, managers: count },
    duplicates: some(sample).map((n) => ({
      ...{ references: [`P0000${n}`, `P0010${n}`], buyer: person, pence: amount },
      ...{ from: addDays(day, -2), to: day, clearedBy: flag ? 'receipts' : undefined },
    })),
    files: some(sample).map((n) => ({
      ...{ kind: flag ? 'ledger' : 'evaluation', at: new Date(0), on: day, by: person },
      ...{
        days: { from: day, to: day },
        atTheMachine: false,
        purpose: sample.line.slice(0, MOST_FILE_WORDS),
      },
      recipient: flag ? undefined : sample.line.slice(0, MOST_FILE_WORDS),
      made: n % 2 === 0 ? undefined : { rows: n, leftOut: n, sha256: 'a'.repeat(64) },
    })),
    parked: count,
  };
};

/** R142: the control check. */
export const CONTROLS_ROOM: readonly Exhibit[] = [
  {
    name: '/spend controls',
    by: controlsMessage,
    readBy: 'one',
    make: (sample) => controlsMessage(checkOf(sample)),
  },
  { name: '/spend controls, of no period', by: controlsHelp, readBy: 'one', make: controlsHelp },
];
