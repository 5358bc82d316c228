import { describe, expect, it } from 'vitest';
import { MOMENTS } from '../../src/ledger/passing.ts';
import { faultOf } from './copy.ts';
import { marksOf } from './ends.ts';
import { whatNeverHappened } from './happened.ts';
import { readOptions } from './options.ts';
import { Tally } from './tally.ts';

const SAVED = 'Read as saved, by';

describe('chaos proves nothing', () => {
  it('when no round was played, or nobody read that anything was saved', () => {
    const tally = new Tally();
    expect(whatNeverHappened(tally, 1)).toHaveLength(1);
    tally.count(SAVED, 'message');
    expect(whatNeverHappened(tally, 0)).toEqual(['not one round was played']);
    expect(whatNeverHappened(tally, 1)).toEqual([]);
  });

  it('in a long run without a request, a decision, a race, a way of telling, a file or a week', () => {
    const tally = new Tally();
    tally.count(SAVED, 'message');
    expect(whatNeverHappened(tally, 19)).toEqual([]);
    expect(whatNeverHappened(tally, 40).join()).toMatch(
      /command.*form.*asked.*approved.*manager.*photos.*weekly_digest.*pack.*raced for.*declined/,
    );
  });

  it('when the only trouble that was asked for was never made', () => {
    const tally = new Tally();
    tally.count(SAVED, 'message');
    tally.count('NOT TRIED', 'no file may grow');
    expect(whatNeverHappened(tally, 1, 'grow')).toEqual(['it never happened: Trouble']);
  });

  it('of a mark that a long run never hit; each is told with its number', () => {
    const tally = new Tally();
    const [never, ...others] = MOMENTS;
    tally.count(SAVED, 'message');
    for (const moment of others) tally.count('Kills at a mark', moment, 2);
    tally.count('Ends', 'killed at a mark', 20);
    expect(marksOf(tally)).toContain(`${never} 0 · ${others[0]} 2`);
    expect(whatNeverHappened(tally, 1)).toEqual([]);
    tally.count('Ends', 'killed at random', 150);
    expect(whatNeverHappened(tally, 1).join()).toContain(never);
  });
});

it('chaos takes no end of a copy for a right one but a kill, and a stop that was asked for', () => {
  const ends = (
    code: number | null,
    signal: NodeJS.Signals | null,
    wasTold = false,
    output = 'Connected to Slack\n',
  ) => faultOf({ code, signal, wasTold, output });
  const away =
    'The server at postgresql://x cannot be reached: check DATABASE_URL, and that it runs.\n';
  expect(ends(null, 'SIGKILL')).toBeUndefined();
  expect(ends(0, null, true)).toBeUndefined();
  expect(ends(null, 'SIGTERM', true, '')).toBeUndefined();
  expect(ends(1, null, false, away)).toBeUndefined();
  expect(ends(1, null, false, `${away}Error: made up\n`)).toContain('made up');
  expect(ends(null, 'SIGTERM', true)).toContain('SIGTERM');
  expect(ends(1, null)).toContain('exit code 1');
  expect(ends(1, null, true)).toContain('exit code 1');
  expect(ends(0, null)).toContain('exit code 0');
  expect(ends(null, 'SIGABRT')).toContain('SIGABRT');
});

it('chaos refuses what it does not know, and says what there is', () => {
  const faults = (...args: string[]) => {
    const read = readOptions(args, 7);
    return 'faults' in read ? read.faults.join('\n') : '';
  };
  expect(readOptions([], 7)).toMatchObject({ modes: ['socket', 'http'], seed: 7, only: '' });
  expect(faults('--only', 'disk', '--mode', 'http', '--database', 'postgresql')).toBe('');
  expect(faults('--mode', 'ws')).toContain('both, socket, http');
  expect(faults('--database', 'postgres')).toContain('sqlite, postgresql');
  expect(faults('--only', 'dsk')).toContain('the disk full');
  expect(faults('--rounds', 'x', '--seconds', '0')).toMatch(/--rounds .*\n--seconds /);
  expect(faults('--round', '3')).toContain('--round');
});
