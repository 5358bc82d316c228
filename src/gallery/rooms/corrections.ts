import { linesOf } from '../../domain/against.ts';
import { pence } from '../../domain/money.ts';
import { PHOTO_FAULTS } from '../../domain/picture.ts';
import type { SavedPurchase } from '../../domain/purchase.ts';
import { recordedAgainst } from '../../messages/against.ts';
import { type AgainstForm, feeForm, missedForm, refundForm } from '../../messages/against-forms.ts';
import { corrected } from '../../messages/corrected.ts';
import { correctionWhyForm } from '../../messages/correction-form.ts';
import { historyHelp } from '../../messages/help.ts';
import { type HistoryVersion, historyView } from '../../messages/history.ts';
import { lookForm, looksCounted } from '../../messages/looks.ts';
import { noticeView } from '../../messages/notice-view.ts';
import { photoKept, photoNotKept } from '../../messages/receipt-photo.ts';
import { refusal } from '../../messages/refusals.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

function version(
  { person, reason }: Sample,
  entry: SavedPurchase,
  more: Partial<HistoryVersion> = {},
): HistoryVersion {
  const plain = { recordedBy: person, why: reason, imported: false, signedOffBy: undefined };
  return { entry, ...plain, ...more };
}

/** The sample's purchase, changed often, and at last undone. */
function versions(sample: Sample): HistoryVersion[] {
  const { purchase, text, count } = sample;
  const changed = Array.from({ length: Math.min(count, 60) }, (_, at) => {
    const kind = 'amendment' as const;
    const entry = { ...purchase, kind, version: at + 2, pence: pence(at + 1), item: text };
    return version(sample, entry);
  });
  const last = { ...purchase, kind: 'void' as const, version: changed.length + 2 };
  const first = version(sample, purchase, { why: undefined, imported: sample.flag });
  return [first, ...changed, ...(sample.flag ? [version(sample, last)] : [])];
}

function against(sample: Sample): HistoryVersion[] {
  const { purchase } = sample;
  const refund = { ...purchase, kind: 'refund' as const, pence: pence(-purchase.pence) };
  const fee = { ...purchase, kind: 'fee' as const };
  const undone = { ...refund, kind: 'void' as const };
  return [refund, fee, undone].map((entry) => version(sample, entry));
}

function formOf(sample: Sample): AgainstForm {
  const { purchase, day, amount, areas, flag } = sample;
  const { reference, item, paidBy } = purchase;
  const asked = flag ? areas : undefined;
  const lines = linesOf(purchase);
  return { reference, item, paidBy, lines, left: amount, today: day, areas: asked };
}

const all = { edit: true, undo: true, refund: true, fee: true, story: true, tell: true };
const none = { edit: false, undo: false, refund: false, fee: false, story: false, tell: false };

/** The sample's purchase as it came, never changed. */
function once(sample: Sample, entry: SavedPurchase, more: Partial<HistoryVersion> = {}) {
  return historyView({
    reference: entry.reference,
    versions: [version(sample, entry, { why: undefined, ...more })],
    ...{ entries: [], plans: [], notes: [], photos: [], receipt: false, may: none },
    against: entry.kind === 'fee' ? 'P01481' : undefined,
    timezone: sample.timezone,
  });
}

function historyOf(name: string, of: (sample: Sample) => ReturnType<typeof once>): Exhibit {
  return { name: `History of ${name}`, by: historyView, readBy: 'one', make: of };
}

/** Corrections, refunds and fees, and the history that shows them. */
export const CORRECTIONS: readonly Exhibit[] = [
  {
    name: 'History',
    by: historyView,
    readBy: 'one',
    make: (sample) =>
      historyView({
        ...{ reference: sample.purchase.reference, versions: versions(sample) },
        ...{ entries: against(sample), plans: [sample.plan], receipt: sample.flag },
        photos: sample.flag ? [{ by: sample.person, at: sample.at }] : [],
        against: sample.flag ? sample.purchase.reference : undefined,
        notes: ['missed', 'not_known', sample.text].map((value) => ({
          ...{ kind: 'became', value, text: sample.reason, by: sample.person, at: sample.at },
        })),
        timezone: sample.timezone,
        may: sample.flag ? none : all,
      }),
  },
  historyOf('a breach', (sample) => once(sample, { ...sample.purchase, kind: 'breach' })),
  historyOf('a fee', (sample) => once(sample, { ...sample.purchase, kind: 'fee' })),
  historyOf('an import, signed off by somebody', (sample) =>
    once(
      sample,
      { ...sample.purchase, authority: 'imported' },
      { imported: true, signedOffBy: sample.person },
    ),
  ),
  {
    name: 'History, without a reference',
    by: historyHelp,
    readBy: 'one',
    make: () => historyHelp(),
  },
  ...(['edit', 'undo'] as const).map(
    (what): Exhibit => ({
      name: `Form: why, to ${what}`,
      by: correctionWhyForm,
      readBy: 'one',
      make: ({ purchase }) => correctionWhyForm({ what, reference: purchase.reference }),
    }),
  ),
  {
    name: 'Corrected',
    by: corrected,
    readBy: 'one',
    kinds: ['corrected'],
    make: (sample) => {
      const undone = { ...sample.purchase, kind: 'void' as const };
      const now = sample.flag ? undone : { ...sample.purchase, pence: sample.amount };
      return corrected(version(sample, now), version(sample, sample.purchase));
    },
  },
  { name: 'Form: refund', by: refundForm, readBy: 'one', make: (one) => refundForm(formOf(one)) },
  { name: 'Form: fee', by: feeForm, readBy: 'one', make: (one) => feeForm(formOf(one)) },
  { name: 'Form: missed', by: missedForm, readBy: 'one', make: (one) => missedForm(formOf(one)) },
  {
    name: 'Recorded against a purchase',
    by: recordedAgainst,
    readBy: 'one',
    kinds: ['against'],
    make: (sample) => {
      const [refund, fee] = against(sample);
      const { reference, item } = sample.purchase;
      const plan = sample.flag ? sample.plan.reference : undefined;
      const entries = { refund: refund?.entry, fee: fee?.entry, missed: sample.flag };
      return recordedAgainst({ reference, item, plan, ...entries });
    },
  },
  {
    name: 'Photo of a receipt, kept',
    by: photoKept,
    readBy: 'one',
    kinds: ['receipt_kept'],
    make: ({ purchase }) => photoKept(purchase.reference),
  },
  ...PHOTO_FAULTS.map(
    (why): Exhibit => ({
      name: `Photo of a receipt, not kept: ${why}`,
      by: photoNotKept,
      readBy: 'one',
      kinds: ['receipt_not_kept'],
      make: ({ purchase }) => photoNotKept(purchase.reference, why),
    }),
  ),
  {
    name: 'What a look is for',
    by: lookForm,
    readBy: 'one',
    make: ({ purchase: { reference }, flag }) =>
      lookForm({ what: flag ? 'history' : 'year', about: reference }, flag ? reference : undefined),
  },
  {
    name: '/spend looks',
    by: looksCounted,
    readBy: 'one',
    make: ({ person, count }) => {
      const one = { person, looks: count + 1, outside: count };
      const counts = Array.from({ length: Math.min(count, 60) }, () => one);
      return looksCounted([
        { name: 'June 2026 so far', counts, files: [{ person, files: count + 1 }] },
        { name: 'May 2026', counts: [], files: [] },
      ]);
    },
  },
  {
    name: 'Within a private view',
    by: noticeView,
    readBy: 'one',
    make: ({ line }) => noticeView(refusal({ why: 'gone' }, line)),
  },
];
