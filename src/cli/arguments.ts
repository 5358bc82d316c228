import { InvalidArgumentError } from 'commander';
import { type Day, parseDay } from '../domain/day.ts';

/**
 * A day on the command line.
 * @throws InvalidArgumentError unless it is a real day, YYYY-MM-DD
 */
export function dayArgument(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new InvalidArgumentError('Days are written YYYY-MM-DD.');
  return parsed;
}
