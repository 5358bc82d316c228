import { guard, type Personal } from '../domain/free-text.ts';
import { MOST_CHARACTERS } from '../domain/line.ts';
import { FIELD_FAULTS } from '../messages/field-faults.ts';
import { looksPersonal } from '../messages/person-question.ts';

/** Sentences found so far, by the id of the field that each stands under. */
export type Faults = Record<string, string>;

/** Typed words with single blanks; none, too many, or what the guard refuses (R10, R96): a fault. */
export function words(
  text: string | undefined,
  field: string,
  most: number,
  faults: Faults,
): string {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  if (plain === '') faults[field] = FIELD_FAULTS.words;
  else if ([...plain].length > most) faults[field] = FIELD_FAULTS.tooLong;
  else {
    const guarded = guard(plain);
    if (guarded.kind === 'refused') faults[field] = personal(guarded.what);
  }
  return plain;
}

/** R10, R96: what may not be told, under its field. */
function personal(what: Personal): string {
  return what === 'card' ? FIELD_FAULTS.cardNumber : looksPersonal(what);
}

/** The same where nothing need be typed. */
export function optionalWords(
  text: string | undefined,
  field: string,
  faults: Faults,
): string | undefined {
  if ((text ?? '').trim() === '') return undefined;
  return words(text, field, MOST_CHARACTERS.purpose, faults);
}
