import { InvalidArgumentError } from 'commander';
import { type Day, parseDay } from '../domain/day.ts';
import { MOST_FILE_WORDS } from '../domain/given-file.ts';

/**
 * A day on the command line.
 * @throws InvalidArgumentError unless it is a real day, YYYY-MM-DD
 */
export function dayArgument(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new InvalidArgumentError('Days are written YYYY-MM-DD.');
  return parsed;
}

/**
 * Words about a file that is given out: what it is for, or who gets it.
 * @throws InvalidArgumentError for none, or for very many
 */
export function wordsArgument(text: string): string {
  const words = text.trim().replace(/\s+/gu, ' ');
  if (words === '' || words.length > MOST_FILE_WORDS) {
    throw new InvalidArgumentError(`Say it in words, at most ${MOST_FILE_WORDS} characters.`);
  }
  return words;
}
