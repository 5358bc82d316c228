import { stringify } from 'csv-stringify/sync';
import { AUDIT_QUESTIONS } from '../domain/audit.ts';
import { csvCell } from '../domain/csv-cell.ts';
import { type Pence, toDecimal } from '../domain/money.ts';
import type { Pack, PackDays, PackRow } from '../domain/pack.ts';
import { NO_WORDS } from './audit-words.ts';
import { outcomeWords } from './pack-lines.ts';
import { EXAMPLE_RULE_WORDS, EXCEPTION_WORDS, WENT_WORDS } from './pack-words.ts';
import { MADE_UP } from './trial.ts';

/** Every row has these, empty where they do not apply. */
const COLUMNS = [
  'section',
  'label',
  'span',
  'from',
  'to',
  'amount',
  'purchases',
  'people',
  'reference',
  'why',
  'state',
  'words',
] as const;

type Row = { readonly [column in (typeof COLUMNS)[number]]?: string | number | undefined };

/**
 * R68: the figures of a pack as one table, a figure or a thing to discuss a row, in the order of
 * its sections. `amount` is in pounds, `-3.00` for what was given back; `span` is `month`, `year`
 * or `last_year`, with its days in `from` and `to`. Nothing is left out that the pages cut, and no
 * spreadsheet calculates a cell of it.
 *
 * @param isTrial R144: its first row says that nothing in it is real
 */
export function packCsv(pack: Pack, isTrial = false): string {
  const trial = isTrial ? [{ section: 'trial', words: MADE_UP }] : [];
  const rows: Row[] = [
    ...trial,
    ...spending(pack),
    ...discussed(pack),
    ...openly(pack),
    ...planned(pack),
  ];
  return stringify(rows, { header: true, columns: [...COLUMNS], cast: { string: csvCell } });
}

const SPANS = { month: 'month', year: 'year', lastYear: 'last_year' } as const;

function spans(days: PackDays): [keyof PackDays, Row][] {
  return (['month', 'year', 'lastYear'] as const).map((span) => [
    span,
    { span: SPANS[span], from: days[span].from, to: days[span].to },
  ]);
}

function spending({ spending, days }: Pack): Row[] {
  const { total, coded, areas, categories, bands, passed, uncoded, basics } = spending;
  const inSpans = (section: string, { label, ...row }: PackRow) =>
    spans(days).map(([span, at]) => ({
      ...{ section, label, ...at, amount: pounds(row[span].pence) },
      ...{ purchases: row[span].purchases, people: row[span].customers },
    }));
  const [month, year] = spans(days).map(([, at]) => at);
  return [
    ...inSpans('total', { label: '', ...total }),
    ...spans(days).map(([span, at]) => ({
      ...{ section: 'with an outcome area', ...at },
      ...{ amount: pounds(coded[span].pence), purchases: coded[span].purchases },
    })),
    ...areas.flatMap((row) => inSpans('outcome area', row)),
    ...categories.flatMap((row) => inSpans('category', row)),
    ...bands.map(({ label, customers }) => ({
      ...{ section: 'people by spending', label, ...year, people: customers },
    })),
    {
      section: 'passed the planning figure',
      amount: pounds(passed.figure),
      people: passed.customers,
    },
    { section: 'uncoded or other', label: 'lines', ...month, purchases: uncoded.lines },
    { section: 'uncoded or other', label: 'of lines', ...month, purchases: uncoded.of },
    { section: 'basics once stable', label: 'spent', ...month, amount: pounds(basics.pence) },
    { section: 'basics once stable', label: 'of all basics', ...month, amount: pounds(basics.of) },
  ];
}

function discussed({ examples, newUses, trends }: Pack): Row[] {
  return [
    ...examples.map((one) => ({
      ...{ section: 'example', label: one.item, from: one.day, to: one.day },
      ...{ amount: pounds(one.pence), reference: one.reference, why: EXAMPLE_RULE_WORDS[one.rule] },
      state: outcomeWords(one.outcome),
      words: one.told,
    })),
    ...newUses.map((use) => ({
      ...{ section: 'new use', label: use.item, from: use.day, to: use.day },
      ...{ amount: pounds(use.pence), reference: use.reference },
      why: use.why === 'first' ? 'first of its kind in a year' : 'ticked by the worker',
      state: use.went && WENT_WORDS[use.went],
    })),
    ...trends.map(({ label, purchases, usual, direction }) => ({
      ...{ section: 'trend', label, purchases, why: direction, words: `usually ${usual}` },
    })),
  ];
}

function openly({ exceptions, audit, looks }: Pack): Row[] {
  const listed = exceptions.map(({ kind, what, on, pence, count, reference, state, about }) => ({
    ...{ section: 'exception', label: what, from: on, to: on },
    ...{ amount: pence === undefined ? undefined : pounds(pence), purchases: count },
    ...{ reference, why: EXCEPTION_WORDS[kind], state, words: about },
  }));
  return [...listed, ...audited(audit), ...looked(looks)];
}

/** R75: counts of entries. */
function audited(audit: Pack['audit']): Row[] {
  if (audit === undefined) return [];
  const { looked, fine, unclear, findings, no } = audit;
  const row = (label: string, purchases: number) => ({ section: 'audit', label, purchases });
  return [
    ...[row('looked at', looked), row('fine', fine), row('not clear', unclear)],
    row('findings', findings),
    ...AUDIT_QUESTIONS.map((question) => row(NO_WORDS[question], no[question])),
  ];
}

/** R124: how often, and by nobody; nothing where nobody looked. */
function looked({ count, outside }: Pack['looks']): Row[] {
  if (count === 0) return [];
  const row = (label: string, purchases: number) => ({ section: 'looks', label, purchases });
  return [row('all', count), row('outside one’s own caseload', outside)];
}

function planned({ forecast: { year, planned, spent, budget }, actions }: Pack): Row[] {
  const sum = (label: string, amount: Pence | undefined) => ({
    ...{ section: 'forecast', label, from: year.from, to: year.to },
    amount: amount === undefined ? undefined : pounds(amount),
  });
  return [
    sum('planned', planned),
    sum('spent', spent),
    sum('budget', budget),
    ...actions.map(({ decided, reference, dueOn, doneOn, guideline, owner }) => ({
      ...{ section: 'action', label: decided, to: dueOn, reference, why: owner.name },
      ...{ state: doneOn === undefined ? 'open' : `done ${doneOn}`, words: guideline },
    })),
  ];
}

const pounds = toDecimal;
