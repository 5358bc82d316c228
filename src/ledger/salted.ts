import { digest, type HistoryFact, newSalt } from './history.ts';

type Facts = HistoryFact['facts'];

/**
 * Values as digests with a salt of the entry's own, for records that have no salt: once the entry's
 * facts are forgotten, nothing leads from the history to the values.
 */
export function salted(values: Facts): Facts {
  const salt = newSalt();
  const digests = Object.entries(values).map(([field, value]) => [field, of(salt, field, value)]);
  return { salt, ...Object.fromEntries(digests) };
}

/** Whether a value is the one that such an entry tells of; undefined where it tells nothing. */
export function isTold(facts: Facts, field: string): ((is: unknown) => boolean) | undefined {
  const { salt, [field]: told } = facts;
  if (typeof salt !== 'string' || told === undefined) return undefined;
  return (is) => of(salt, field, is as Facts[string]) === told;
}

function of(salt: string, field: string, value: Facts[string] | undefined): string | null {
  return digest(salt, field, value === undefined || value === null ? null : String(value));
}
