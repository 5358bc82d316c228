import type { Days } from '../domain/day.ts';
import type { Pack, PackDays, PackRow } from '../domain/pack.ts';
import type { Figures } from '../domain/report.ts';
import { packText } from '../messages/pack-text.ts';

/** The pack under the names that scripts rely on; what is not known is null. */
export function packJson(pack: Pack): object {
  const { meeting, days, asOf, spending, forecast } = pack;
  return {
    meeting: meeting === undefined ? null : { day: meeting.day, time: meeting.time },
    month: daysJson(days.month),
    year: daysJson(days.year),
    last_year: daysJson(days.lastYear),
    as_of: asOf,
    total: inSpans(spending.total, figuresJson),
    coded: inSpans(spending.coded, ({ pence, purchases }) => ({ pence, purchases })),
    areas: spending.areas.map(rowJson),
    categories: spending.categories.map(rowJson),
    bands: spending.bands.map(({ label, customers, shareCustomers }) => {
      return { label, customers, share_customers: shareCustomers };
    }),
    passed: spending.passed,
    uncoded: {
      lines: spending.uncoded.lines,
      of: spending.uncoded.of,
      is_many: spending.uncoded.isMany,
    },
    basics: spending.basics,
    ...listsJson(pack),
    forecast: {
      year: daysJson(forecast.year),
      planned: forecast.planned,
      spent: forecast.spent,
      budget: forecast.budget ?? null,
    },
    actions: pack.actions.map((action) => ({
      decided: action.decided,
      reference: action.reference ?? null,
      owner: action.owner.name ?? action.owner.slackId ?? null,
      due_on: action.dueOn,
      done_on: action.doneOn ?? null,
      guideline: action.guideline ?? null,
      is_new: action.isNew,
    })),
    text: packText(pack),
  };
}

function listsJson(pack: Pack) {
  return {
    examples: pack.examples.map((one) => ({
      ...{ reference: one.reference, item: one.item, day: one.day, pence: one.pence },
      ...{ category: one.category, area: one.area ?? null, rule: one.rule, is_new: one.isNew },
      told: one.told ?? null,
      outcome:
        one.outcome === undefined ? null : { ...one.outcome, text: one.outcome.text ?? null },
      on_the_table: one.onTheTable,
    })),
    new_uses: pack.newUses.map(({ askedOn, went, ...one }) => ({
      ...one,
      went: went ?? null,
      asked_on: askedOn ?? null,
    })),
    trends: pack.trends,
    exceptions: pack.exceptions.map(
      ({ kind, reference, on, pence, what, about, state, count }) => ({
        ...{ kind, reference: reference ?? null, on: on ?? null, pence: pence ?? null },
        ...{ what, about: about ?? null, state: state ?? null, count },
      }),
    ),
    audit: pack.audit ?? null,
    looks: pack.looks,
  };
}

function rowJson({ label, ...spans }: PackRow) {
  return { label, ...inSpans(spans, figuresJson) };
}

function inSpans<T, U>(
  { month, year, lastYear }: { readonly [span in keyof PackDays]: T },
  as: (one: T) => U,
) {
  return { month: as(month), year: as(year), last_year: as(lastYear) };
}

function figuresJson({ pence, purchases, customers }: Figures) {
  return { pence, purchases, customers };
}

function daysJson({ from, to }: Days) {
  return { from, to };
}
