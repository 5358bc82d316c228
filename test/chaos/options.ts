import { parseArgs } from 'node:util';
import { TROUBLES } from './trouble.ts';

/** What `npm run chaos` is asked for. */
export interface Asked {
  readonly database: 'sqlite' | 'postgresql';
  readonly modes: readonly ('socket' | 'http')[];
  readonly rounds: number;
  readonly seconds: number;
  readonly copies: number;
  readonly seed: number;
  /** No trouble but that whose name holds these words. */
  readonly only: string;
}

const DATABASES = ['sqlite', 'postgresql'] as const;
const MODES = { both: ['socket', 'http'], socket: ['socket'], http: ['http'] } as const;

/** Reads the command line; a sentence, with what there is, for each thing that there is not. */
export function readOptions(args: readonly string[], seed: number): Asked | { faults: string[] } {
  const faults: string[] = [];
  const read = parsed(args, seed);
  if (typeof read === 'string') return { faults: [read] };
  const number = (name: 'rounds' | 'seconds' | 'copies' | 'seed'): number => {
    if (!/^[1-9]\d*$/.test(read[name])) faults.push(`--${name} is a whole number from 1`);
    return Number(read[name]);
  };
  const oneOf = <T extends string>(name: 'database' | 'mode', there: readonly T[]): T => {
    const one = there.find((each) => each === read[name]);
    if (one === undefined) faults.push(`--${name} is one of: ${there.join(', ')}`);
    return one ?? (there[0] as T);
  };
  const asked: Asked = {
    database: oneOf('database', DATABASES),
    modes: MODES[oneOf('mode', Object.keys(MODES) as (keyof typeof MODES)[])],
    ...{ rounds: number('rounds'), seconds: number('seconds'), copies: number('copies') },
    ...{ seed: number('seed'), only: read.only },
  };
  const names = Object.keys(TROUBLES);
  if (!names.some((name) => name.includes(read.only))) {
    faults.push(`--only is part of one of: ${names.join(', ')}`);
  }
  return faults.length > 0 ? { faults } : asked;
}

/** A sentence where there is no such option. */
function parsed(args: readonly string[], seed: number) {
  const text = (standard: string) => ({ type: 'string' as const, default: standard });
  const options = {
    ...{ database: text('sqlite'), mode: text('both'), rounds: text('1000') },
    ...{ seconds: text('180'), copies: text('2'), seed: text(`${seed}`), only: text('') },
  };
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
