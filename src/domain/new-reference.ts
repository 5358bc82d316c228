import { checkLetter, isWellFormed } from './customer-reference.ts';
import { parseDay } from './day.ts';
import { guard } from './free-text.ts';
import { GIVEN_NAMES, NAMES_AND_WORDS } from './given-names.ts';
import { parseAmount } from './money.ts';

/** Why a typed reference cannot be a customer's. */
export type ReferenceFault =
  | { readonly why: 'shape' | 'amount' | 'name' | 'date' | 'personal' }
  /** One of the proposed kind whose check letter is another (R146). */
  | { readonly why: 'check'; readonly letter: string };

const SHAPE = /^(?=.*[A-Z])(?=.*\d)[A-Z\d][A-Z\d-]{0,10}[A-Z\d]$/u;
/** From four letters together on a reference says more than it should. */
const WORD = /[A-Z]{4,}/u;
const PROPOSED_KIND = /^V\d{4,8}[A-Z]$/u;

/**
 * R91, R146: what is wrong with a reference that a team would give by a scheme of its own: 2 to 12
 * letters, figures and hyphens, at least one of each of the first two, and nothing that tells who
 * somebody is: no name, no initials with a date, no number that others know a person by. Undefined
 * when it is fit.
 */
export function referenceFault(typed: string): ReferenceFault | undefined {
  const reference = typed.trim().toUpperCase();
  if (isWellFormed(reference)) return undefined;
  if (!SHAPE.test(reference)) return { why: 'shape' };
  if (parseAmount(reference.toLowerCase()).ok) return { why: 'amount' };
  const guarded = guard(reference);
  if (guarded.kind === 'refused') return { why: guarded.what === 'birth' ? 'date' : 'personal' };
  if (/\d{9}/u.test(figures(reference))) return { why: 'personal' };
  if (looksLikeName(reference)) return { why: 'name' };
  if (looksLikeDate(reference)) return { why: 'date' };
  if (PROPOSED_KIND.test(reference)) return { why: 'check', letter: checkLetter(reference) };
  return undefined;
}

function looksLikeName(reference: string): boolean {
  const words = reference.split(/[^A-Z]+/u);
  return WORD.test(reference) || words.some(isGivenName);
}

function isGivenName(word: string): boolean {
  const name = word.toLowerCase();
  return GIVEN_NAMES.has(name) || NAMES_AND_WORDS.has(name);
}

/** A whole date in any order, or two or three initials with a year in which people were born. */
function looksLikeDate(reference: string): boolean {
  const digits = figures(reference);
  if (digits.length === 4) {
    const initials = reference.replace(/[^A-Z]/gu, '').length;
    return initials >= 2 && digits >= '1900' && digits <= '2015';
  }
  return datesIn(digits).some((date) => parseDay(date) !== undefined);
}

function datesIn(digits: string): string[] {
  const part = (from: number, length = 2) => digits.slice(from, from + length);
  if (digits.length === 6) {
    const [a, b, c] = [part(0), part(2), part(4)];
    return [`19${c}-${b}-${a}`, `20${c}-${b}-${a}`, `19${a}-${b}-${c}`, `20${a}-${b}-${c}`];
  }
  if (digits.length !== 8) return [];
  const dayFirst = `${part(4, 4)}-${part(2)}-${part(0)}`;
  const yearFirst = `${part(0, 4)}-${part(4)}-${part(6)}`;
  return [dayFirst, yearFirst].filter((date) => date >= '1900' && date < '2100');
}

function figures(reference: string): string {
  return reference.replace(/\D/gu, '');
}
