import { addDays, day } from '../domain/day.ts';
import { type Pence, pence } from '../domain/money.ts';
import {
  ON_THE_TABLE,
  type Pack,
  type PackExample,
  type PackException,
  type PackRow,
  packDays,
  WENT,
} from '../domain/pack.ts';
import { bandRows, type Figures } from '../domain/report.ts';
import type { Scale } from './scales.ts';
import { AREAS, CATEGORIES, times } from './setting.ts';

const ON = day('2026-06-04');
const RULES = ['flagged', 'large', 'random'] as const;
const KINDS = ['already_paid', 'soft', 'frees', 'split', 'beyond', 'breach', 'refused'] as const;

/** The pack of a month in some state of the team's affairs; its actions are given. */
export function packOf(scale: Scale, actions: Pack['actions']): Pack {
  const { many, spent } = scale;
  const planned = pence(95_000_00);
  return {
    meeting: { day: day('2026-06-09'), time: '10:00' },
    days: packDays(ON),
    asOf: ON,
    spending: spendingOf(scale),
    examples: times(many, (at) => exampleOf(scale, at)),
    newUses: times(many, (at) => ({
      ...{ reference: `P0${1200 + at}`, item: scale.item, day: addDays(ON, -30) },
      ...{
        pence: pence(scale.amount),
        why: at % 2 === 0 ? ('ticked' as const) : ('first' as const),
      },
      ...{ went: WENT[at % 5], askedOn: addDays(ON, 12) },
    })),
    trends: times(Math.min(many, 3), (at) => ({
      ...{ by: 'category' as const, label: CATEGORIES[at + 2]?.label ?? '' },
      ...{ direction: 'more' as const, purchases: 40 + at, usual: 20 },
    })),
    exceptions: times(many, (at) => exceptionOf(scale, at)),
    audit: many === 0 ? undefined : auditOf(many),
    looks: { count: many * 3, outside: many },
    forecast: {
      ...{ year: { from: day('2026-01-01'), to: day('2026-12-31') }, planned },
      ...{ spent: pence(spent * 20), budget: many > 2 ? planned : undefined },
    },
    actions,
  };
}

/** Some were looked at, and a receipt of one was missing. */
function auditOf(many: number): Pack['audit'] {
  const one = { plan: 0, guidelines: 0, sign_off: 0, receipt: 1 };
  const looked = Math.min(many + 2, 12);
  return {
    ...{ given: looked, looked, fine: looked - 1 },
    ...{ findings: 1, unclear: 0, no: one },
  };
}

function spendingOf(scale: Scale): Pack['spending'] {
  const { many, spent, categories } = scale;
  const total = spans(spent, 1);
  const row = ({ label }: { label: string }, at: number): PackRow => ({
    ...{ label, ...spans(spent, at + 2) },
  });
  return {
    total,
    coded: total,
    areas: spent > 0 ? AREAS.map(row) : [],
    categories: CATEGORIES.slice(0, categories).map(row),
    bands: bandRows(times(many, (at) => pence(30_00 * (at + 1) ** 2))),
    passed: { customers: Math.floor(many / 2), of: many, figure: pence(1_000_00) },
    uncoded: { lines: many, of: 8 * many, isMany: many > 0 },
    basics: { share: many > 0 ? 0.25 : 0, pence: pence(spent), of: pence(4 * spent) },
  };
}

function spans(spent: number, part: number): Pick<PackRow, 'month' | 'year' | 'lastYear'> {
  const figures = (amount: Pence): Figures => {
    const purchases = Math.floor(amount / 2_900);
    return { pence: amount, purchases, customers: Math.floor(purchases / 3) };
  };
  const of = (months: number) => figures(pence(Math.floor((months * 4 * spent) / part)));
  return { month: of(1), year: of(5), lastYear: of(4) };
}

function exampleOf(scale: Scale, at: number): PackExample {
  const rule = RULES[at % RULES.length] ?? 'large';
  return {
    ...{ id: at + 1, reference: `P0${1400 + at}`, item: scale.item, day: addDays(ON, -9) },
    ...{ pence: pence(scale.amount), category: scale.category.label, area: scale.area.label, rule },
    ...{
      isNew: at === 0,
      told: at === 3 ? scale.reason : undefined,
      onTheTable: at < ON_THE_TABLE,
    },
    outcome: at === 0 ? { kind: 'went', value: 'well', text: scale.answer } : undefined,
  };
}

function exceptionOf(scale: Scale, at: number): PackException {
  const kind = KINDS[at % KINDS.length] ?? 'soft';
  const isRequest = kind === 'already_paid' || kind === 'soft' || kind === 'beyond';
  return {
    ...{ kind, reference: `S0${142 + at}`, on: addDays(ON, -9), pence: pence(scale.amount) },
    ...{ what: scale.item, about: kind === 'frees' ? 'a television' : undefined, count: at + 1 },
    state: isRequest ? (at % 2 === 0 ? 'approved' : 'waiting') : undefined,
  };
}
