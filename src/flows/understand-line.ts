import { recognise } from '../domain/category-words.ts';
import { slip } from '../domain/customer-reference.ts';
import { MOST_CHARACTERS, type ParsedLine, parseLine, plainTag } from '../domain/line.ts';
import { NOTHING_MORE } from '../domain/more.ts';
import type { Customer, Told } from '../domain/purchase.ts';
import { customersByReference, lookupOf, openReferences } from '../ledger/customers.ts';
import type { Vocabulary } from '../ledger/vocabulary.ts';
import { type Act, vocabularyOf } from './act.ts';

/** A line as far as it was understood, with what is on file for it. */
export interface UnderstoodLine {
  readonly parsed: ParsedLine;
  readonly customer: Customer | undefined;
  /** A customer on file whose case is closed, so that nothing is bought for them. */
  readonly closed: string | undefined;
  /** Open customers whose reference is a slip away from one that is not on file (R146). */
  readonly meant: readonly string[];
  readonly vocabulary: Vocabulary;
}

/** Reads a line against what is on file in the workspace. */
export async function understand(act: Act, text: string): Promise<UnderstoodLine> {
  const vocabulary = await vocabularyOf(act);
  const onFile = await customersByReference(act.read, firstWords(text));
  const find = (word: string) =>
    onFile.find(({ reference }) => lookupOf(reference) === lookupOf(word));
  const parsed = parseLine(text, {
    customer: (word) => find(word)?.reference,
    area: (tag) =>
      vocabulary.areas.find(({ active, code }) => active && plainTag(code) === tag)?.code,
  });
  const found = parsed.customer === undefined ? undefined : find(parsed.customer);
  const open = found !== undefined && found.closedOn === undefined;
  return {
    parsed,
    meant: await meantBy(act, parsed),
    customer: open ? { id: found.id, reference: found.reference } : undefined,
    closed: open ? undefined : found?.reference,
    vocabulary,
  };
}

async function meantBy(act: Act, { problems }: ParsedLine): Promise<string[]> {
  const unknown = problems.find((problem) => problem.kind === 'unknownCustomer');
  return unknown === undefined ? [] : slip(unknown.typed, await openReferences(act.read));
}

/** The words that may be a customer: only the first ones can, so that a long text asks for few. */
function firstWords(text: string): string[] {
  return text
    .slice(0, MOST_CHARACTERS.line)
    .split(/[\s,;]+/)
    .filter((word) => word !== '')
    .slice(0, 20);
}

/** What the line tells of a purchase; undefined without an amount or a customer. */
export function toldBy(act: Act, line: UnderstoodLine): Told | undefined {
  const { parsed, customer, vocabulary } = line;
  if (parsed.amount === undefined || customer === undefined) return undefined;
  const paidBy = parsed.paidBy ?? 'card';
  return {
    customer,
    ...parsed.amount,
    item: parsed.item,
    purpose: parsed.purpose,
    category: categoryOf(parsed.item, vocabulary),
    area: areaOf(parsed.areas, vocabulary),
    paidBy,
    card: paidBy === 'card' ? act.staff.card : undefined,
    otherSource: undefined,
    whyThisOne: undefined,
    more: NOTHING_MORE,
  };
}

/** The category that the words make certain, or none. */
export function categoryOf(item: string, { categories, words }: Vocabulary) {
  const recognised = recognise(item, words);
  if (!('certain' in recognised)) return undefined;
  return categories.find(({ code, active }) => active && code === recognised.certain);
}

/** R51: an area is what a tag says, never a guess; two different tags say nothing. */
function areaOf(codes: readonly string[], { areas }: Vocabulary) {
  if (codes.length !== 1) return undefined;
  return areas.find(({ code, active }) => active && code === codes[0]);
}
