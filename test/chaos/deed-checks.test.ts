import { describe, expect, it } from 'vitest';
import { PRACTICE_PEOPLE } from '../../src/practice/team.ts';
import type { Amid } from './amid.ts';
import { aboutDeed, type Kept } from './deed-checks.ts';
import type { Deed } from './deeds.ts';

const person = { id: PRACTICE_PEOPLE[0]?.id } as Deed['person'];
const KEPT: Kept = { reference: 'P00001', pence: 29, customer: 'V042', buyer: person.id };
const SAVED = 'Saved: £0.29 · P00001 V042 · coffee zb';
const DENIED = '❌ Not saved: the ledger can’t be reached. Your line: 0.29 V042 coffee zb #social';
const OPEN = '⏳ Not known yet whether this was saved: the ledger was lost just then.';
const NOT_AFTER_ALL = '❌ It was not saved. Your line: 0.29 V042 coffee zb #social Log it again.';
const AFTER_ALL = '✅ It was saved after all. Oatcake’s Home has it.';

/** A deed that nothing happened around, unless it says otherwise. */
function deed(way: Deed['way'], other: Partial<Deed> = {}, amid: Partial<Amid> = {}): Deed {
  const calm = { died: false, twice: () => 0, again: () => 0, ...amid };
  const own = { person, customer: 'V042', pence: 29, word: 'zb', way, photo: false };
  return { ...own, amid: calm, ...other };
}

describe('chaos finds wrong in a purchase', () => {
  it.each<[what: string, deed: Deed, told: string[], kept: Kept[]]>([
    ['that stands twice', deed('command'), [SAVED], [KEPT, { ...KEPT, reference: 'P00002' }]],
    ['that was told as saved and is lost', deed('command'), [SAVED], []],
    ['of another amount', deed('command'), [SAVED], [{ ...KEPT, pence: 2900 }]],
    ['of another customer', deed('command'), [SAVED], [{ ...KEPT, customer: 'V017' }]],
    ['of another buyer', deed('command'), [SAVED], [{ ...KEPT, buyer: 'U1' }]],
    ['told as another amount', deed('command'), [SAVED.replace('0.29', '29.00')], [KEPT]],
    ['told as another customer’s', deed('command'), [SAVED.replace('V042', 'V017')], [KEPT]],
    ['told as not saved', deed('command'), [DENIED], [KEPT]],
    ['told as saved, and then as not', deed('message'), [SAVED, DENIED], [KEPT]],
    ['told in the end as not saved', deed('command'), [OPEN, NOT_AFTER_ALL], [KEPT]],
    ['told in the end as saved, and lost', deed('command'), [OPEN, AFTER_ALL], []],
    ['of which nobody said what became', deed('command'), [OPEN], []],
    ['acknowledged with no answer', deed('command'), [], []],
    ['never answered', deed('message', { failed: undefined }), [], []],
    ['answered twice as saved', deed('message'), [SAVED, SAVED], [KEPT]],
    ['answered twice as not saved', deed('message'), [DENIED, DENIED], []],
    ['whose form closed and left nothing', deed('form'), [], []],
    ['whose form closed and was not told of', deed('form'), [], [KEPT]],
    ['denied in its form', deed('form', { failed: `errors ${DENIED}` }), [SAVED], [KEPT]],
  ])('%s', (_, one, told, kept) => {
    expect(aboutDeed(one, told, kept)).not.toEqual([]);
  });
});

describe('chaos finds nothing wrong in a purchase', () => {
  it.each<[what: string, deed: Deed, told: string[], kept: Kept[]]>([
    ['that is kept as it was told', deed('command'), [SAVED], [KEPT]],
    ['that was denied and is not there', deed('command'), [DENIED], []],
    ['that Slack brought again', deed('message', {}, { again: () => 1 }), [DENIED, SAVED], [KEPT]],
    ['denied as often as it came', deed('message', {}, { again: () => 1 }), [DENIED, DENIED], []],
    ['saved after all', deed('command'), [OPEN, AFTER_ALL], [KEPT]],
    ['not saved after all', deed('command'), [OPEN, NOT_AFTER_ALL], []],
    ['whose promise died', deed('command', {}, { died: true }), [OPEN], []],
    ['whose form did not open', deed('form', { failed: 'no form' }), [], []],
    ['whose form was denied', deed('form', { failed: `errors ${DENIED}` }), [], []],
  ])('%s', (_, one, told, kept) => {
    expect(aboutDeed(one, told, kept)).toEqual([]);
  });
});
