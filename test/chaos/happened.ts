import { MOMENTS } from '../../src/ledger/passing.ts';
import { KILLS } from './ends.ts';
import type { Tally } from './tally.ts';

/** Rounds, and ends of a process, after which what never happened is no matter of chance. */
const MANY = { rounds: 20, races: 40, ends: 150 };

const OFTEN: readonly (readonly [group: string, what?: string])[] = [
  ...(['command', 'message', 'form'] as const).map((way) => ['Read as saved, by', way] as const),
  ['Requests', 'asked'],
  ['Decisions', 'approved'],
  ['Files', 'asked for by a manager'],
  ['Files', 'photos of receipts'],
  ['Weekly', 'weekly_digest'],
  ['Weekly', 'pack'],
];

const NOW_AND_THEN = [
  ['Requests', 'raced for'],
  ['Decisions', 'declined'],
] as const;

/** What must have happened before anything is proved, and did not. */
export function whatNeverHappened(tally: Tally, rounds: number, only = ''): string[] {
  const wanted: (readonly [group: string, what?: string])[] = [['Read as saved, by']];
  if (rounds >= MANY.rounds) wanted.push(...OFTEN);
  if (rounds >= MANY.races) wanted.push(...NOW_AND_THEN);
  if (only !== '') wanted.push(['Trouble']);
  if (tally.of('Ends') >= MANY.ends) wanted.push(...MOMENTS.map((mark) => [KILLS, mark] as const));
  const never = wanted.filter(([group, what]) => tally.of(group, what) === 0);
  return [
    ...(rounds > 0 ? [] : ['not one round was played']),
    ...never.map((names) => `it never happened: ${names.join(', ')}`),
  ];
}
