import { formatPounds, pence as toPence } from '../../src/domain/money.ts';
import type { Deed } from './deeds.ts';

/** What the ledger has of a deed. */
export interface Kept {
  readonly reference: string;
  readonly pence: number;
  /** By reference. */
  readonly customer: string | undefined;
  /** By Slack's id. */
  readonly buyer: string | undefined;
}

const SAVED = /Saved: (£[\d.]+) · (P\d{5})/;
const AFTER_ALL = /It was saved after all/;
/** However it is put: `Not saved`, `It was not saved`, `so nothing was saved`. */
const DENIED = /\b(?:not|nothing was) saved\b/i;
const NOT_KNOWN = /Not known yet/;
const FOUND_OUT = /It was saved after all|It was not saved|It could not be found out/;

export const isSaved = (text: string) => SAVED.test(text) || AFTER_ALL.test(text);
export const isDenied = (text: string) => DENIED.test(text);

/** A sentence for each thing that is not as it was acknowledged and told, oldest first. */
export function aboutDeed(
  deed: Deed,
  told: readonly string[],
  kept: readonly Kept[],
): readonly string[] {
  const wrong = [
    ...aboutEntries(deed, kept),
    ...told.flatMap((text) => aboutSaved(deed, text, kept)),
    ...aboutTruth(deed, told, kept),
    ...aboutAnswers(deed, told, kept),
  ];
  return wrong.map((what) => `${deed.way} “${deed.word}” ${what}`);
}

/** There once, for as much, for whom and by whom it was told. */
function aboutEntries({ pence, customer, person }: Deed, kept: readonly Kept[]): string[] {
  const wanted = `${pence}p of ${customer} by ${person.id}`;
  const others = kept
    .map((one) => `${one.pence}p of ${one.customer} by ${one.buyer}`)
    .filter((is) => is !== wanted);
  const twice = kept.length > 1 ? [`stands ${kept.length} times`] : [];
  return [...twice, ...others.map((is) => `is kept as ${is}, not ${wanted}`)];
}

/** What a confirmation says is there, and is what was told. */
function aboutSaved({ pence, customer }: Deed, text: string, kept: readonly Kept[]): string[] {
  const [, amount, reference] = SAVED.exec(text) ?? [];
  if (reference === undefined) return [];
  const wrong: string[] = [];
  if (!kept.some((one) => one.reference === reference)) {
    wrong.push(`was told as ${reference}, which is not there`);
  }
  const wanted = formatPounds(toPence(pence));
  if (amount !== wanted || !text.includes(customer)) {
    wrong.push(`of ${wanted} for ${customer} was told otherwise: ${text.slice(0, 200)}`);
  }
  return wrong;
}

/** Whether it is there is what was told last: Slack may bring again what was told as not saved. */
function aboutTruth(deed: Deed, told: readonly string[], kept: readonly Kept[]): string[] {
  const { failed = '', way, amid } = deed;
  const said = told.findLast((text) => isSaved(text) || isDenied(text));
  const wrong: string[] = [];
  if (kept.length > 0 && said !== undefined && !isSaved(said)) {
    wrong.push(`was last told as not saved and is ${kept[0]?.reference}`);
  }
  if (kept.length === 0 && told.some((text) => AFTER_ALL.test(text))) {
    wrong.push('was told as saved after all and is not there');
  }
  if (kept.length > 0 && isDenied(failed) && amid.twice() === 0) {
    wrong.push(`was told in its form as not saved and is ${kept[0]?.reference}`);
  }
  const isOpen = told.some((text) => NOT_KNOWN.test(text)) && !told.some(isFoundOut);
  // What a form is told later names no words, and who is killed keeps no promise.
  if (way !== 'form' && isOpen && !amid.died) wrong.push('was never told what became of it');
  return wrong;
}

const isFoundOut = (text: string) => FOUND_OUT.test(text) || SAVED.test(text);

/** Answered at all, and no more often than Slack brought it or lost an answer. */
function aboutAnswers(deed: Deed, told: readonly string[], kept: readonly Kept[]): string[] {
  const { way, failed, amid } = deed;
  const saved = told.filter((text) => SAVED.test(text)).length;
  const all = `${told.length} times: ${told.join(' | ').slice(0, 400)}`;
  if (way === 'form') {
    if (kept.length > 0 && saved !== 1) return [`is kept and was told ${all}`];
    const isLost = failed === undefined && kept.length === 0;
    return isLost ? [`was acknowledged and is not there; it was told ${all}`] : [];
  }
  if (told.length === 0 && failed === undefined) return ['was acknowledged with no answer'];
  const answers = told.filter((text) => !NOT_KNOWN.test(text) && !FOUND_OUT.test(text)).length;
  const isOften = answers > 1 + amid.again();
  const isUnclear = way === 'message' && (kept.length > 0 ? saved !== 1 : told.length === 0);
  return isOften || isUnclear ? [`was answered ${all}`] : [];
}
