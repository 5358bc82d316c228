import type { KnownBlock, ModalView } from '@slack/types';
import { dayOf, formatDay, timeOf } from '../domain/day.ts';
import { formatPounds } from '../domain/money.ts';
import { WENT } from '../domain/pack.ts';
import { paymentWords } from '../domain/payment.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Colleague, Plan } from '../domain/sign-off.ts';
import { actions, button, context, paragraphs, section } from './blocks.ts';
import { freesWords, goodsAtStart, goodsInBrief, inShort, planWords } from './goods.ts';
import { ACTIONS, VIEWS } from './ids.ts';
import { lineList } from './line-list.ts';
import { storyButton } from './story.ts';
import { counted, mention, quoted, typed } from './text.ts';
import { wentWords } from './went.ts';

/** One version of an entry. */
export interface HistoryVersion {
  readonly entry: SavedPurchase;
  readonly recordedBy: Colleague | undefined;
  readonly why: string | undefined;
  readonly imported: boolean;
  readonly signedOffBy: Colleague | undefined;
}

/** What was told of a purchase later. */
export interface LaterNote {
  readonly kind: string;
  readonly value: string;
  readonly text: string | undefined;
  readonly by: Colleague;
  readonly at: Date;
}

/** R11: everything that the ledger holds of one purchase. */
export interface PurchaseHistory {
  readonly reference: string;
  /** Oldest first; at least one. */
  readonly versions: readonly HistoryVersion[];
  /** The purchase that this refund or fee stands against. */
  readonly against: string | undefined;
  /** Refunds and fees, undone ones too. */
  readonly entries: readonly HistoryVersion[];
  readonly notes: readonly LaterNote[];
  /** R97: photos of the receipt, by whom and when. */
  readonly photos: readonly Pick<LaterNote, 'by' | 'at'>[];
  readonly plans: readonly Plan[];
  readonly receipt: boolean;
  readonly timezone: string;
  readonly may: {
    readonly edit: boolean;
    readonly undo: boolean;
    readonly refund: boolean;
    readonly fee: boolean;
    /** A manager may release it as one that worked. */
    readonly story: boolean;
    /** R13, R65: what became of it, and whether it comes to the meeting. */
    readonly tell: boolean;
  };
}

/** Versions that are shown before the ones in the middle are counted only. */
const MOST = 20;

/** `History`: the purchase as it stands, and all that became of it, in order. */
export function historyView(history: PurchaseHistory): ModalView {
  const { reference, versions, entries, notes, photos, plans } = history;
  return {
    type: 'modal',
    callback_id: VIEWS.history,
    private_metadata: JSON.stringify({ reference }),
    title: { type: 'plain_text', text: `History ${reference}`.slice(0, 24) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(...asItStands(history)),
      ...paragraphs('*History*', ...shortened(versionLines(versions, history.timezone))),
      ...list(
        '*Refunds and fees*',
        entries.map((one) => entryLine(one)),
      ),
      ...list(
        '*Told later*',
        notes.map((note) => laterLine(note, history.timezone)),
      ),
      ...list(
        '*Photos of the receipt*',
        photos.map(({ by, at }) => `Photo kept, ${mention(by)}, ${moment(at, history.timezone)}`),
      ),
      ...list(
        '*Sign-off*',
        plans.map((plan) => planLine(plan)),
      ),
      ...receipt(history),
      ...buttons(history),
    ],
  };
}

/** R139: of a forgotten purchase it is not known any more. */
function receipt({ receipt, versions }: PurchaseHistory): KnownBlock[] {
  if (versions.at(-1)?.entry.forgotten) return [];
  return [context(receipt ? 'Receipt: yes' : 'Receipt: nothing told')];
}

function list(heading: string, lines: readonly string[]): KnownBlock[] {
  return lines.length === 0 ? [] : paragraphs(heading, ...shortened(lines));
}

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= MOST) return [...lines];
  const half = MOST / 2;
  const left = lines.length - MOST;
  return [...lines.slice(0, half), `… and ${left} more …`, ...lines.slice(-half)];
}

function asItStands({ reference, versions, against }: PurchaseHistory): (string | undefined)[] {
  const last = versions.at(-1)?.entry;
  const told = versions.findLast(({ entry }) => entry.kind !== 'void')?.entry ?? last;
  if (told === undefined || last === undefined) return [`*${reference}*`];
  return [
    `*${reference}* · ${formatPounds(told.pence)} · ${told.customer.reference}`,
    ...whatOf(told),
    `${formatDay(told.day)} · ${paymentWords(told.paidBy, told.card)}`,
    ...toldBesides(told),
    against && `${told.kind === 'fee' ? 'A fee' : 'A refund'} against ${against}`,
    last.kind === 'void' ? '↩️ Undone: it counts nowhere.' : standing(told),
    told.forgotten
      ? 'Its customer was forgotten: what it was and what it was for are gone, the amount stays.'
      : undefined,
    judgedBy(told),
  ];
}

/** R40, R43, R66: what the buyer told of it besides, where they did. */
function toldBesides(told: SavedPurchase): (string | undefined)[] {
  const [frees, plan] = [freesWords(told), planWords(told)];
  return [
    told.more.newUse ? 'New or unusual' : undefined,
    frees && `Frees ${frees}`,
    plan && `Support plan: ${plan}`,
  ];
}

/** R47: the edition of the guidelines that it was judged by, and the way to read it. */
function judgedBy({ rulesVersion, day }: SavedPurchase): string | undefined {
  if (rulesVersion === undefined) return undefined;
  return `Judged by edition ${rulesVersion} of the guidelines: \`/spend guidelines ${day} edition ${rulesVersion}\``;
}

/** One thing with its kind; of several, line by line. */
function whatOf(told: SavedPurchase): string[] {
  const { more, category, area } = told;
  if (more.lines.length > 0) {
    return [counted(more.lines.length + 1, 'line'), ...lineList(told)];
  }
  const what = [goodsAtStart(told), typed(category.label), area && typed(area.label)];
  return [what.filter(Boolean).join(' · ')];
}

function standing({ kind, authority }: SavedPurchase): string {
  if (kind === 'breach') return 'A breach: it is no approved spending and counts nowhere.';
  return STANDING[authority];
}

const STANDING: Readonly<Record<SavedPurchase['authority'], string>> = {
  own: 'Counts, on the buyer’s own authority.',
  signed_off: 'Counts, on a manager’s word.',
  exception: 'Counts, as an exception.',
  imported: 'Counts, from an import.',
};

function versionLines(versions: readonly HistoryVersion[], timezone: string): string[] {
  return versions.map((version, at) => {
    const { entry, why } = version;
    const who = recorder(version);
    const time = moment(entry.recordedAt, timezone);
    const said = why === undefined ? '' : ` ${quoted(why)}`;
    return `${entry.version}. ${time}, ${who}: ${whatChanged(version, versions[at - 1]?.entry)}${said}`;
  });
}

function moment(at: Date, timezone: string): string {
  return `${formatDay(dayOf(at, timezone))}, ${timeOf(at, timezone)}`;
}

function recorder({ imported, recordedBy, signedOffBy }: HistoryVersion): string {
  if (!imported) return recordedBy === undefined ? 'Oatcake' : mention(recordedBy);
  return signedOffBy === undefined ? 'import' : `import, signed off by ${mention(signedOffBy)}`;
}

function whatChanged({ entry }: HistoryVersion, before: SavedPurchase | undefined): string {
  if (entry.kind === 'void') return 'undone.';
  if (before === undefined) {
    const item = typed(inShort(entry).item);
    return `${[formatPounds(entry.pence), item].filter(Boolean).join(' ')}.`;
  }
  const changes = FACTS.flatMap(([label, fact]) => {
    const [from, to] = [fact(before), fact(entry)];
    return from === to ? [] : [`${label} ${from} → ${to}`];
  });
  return changes.length === 0 ? 'saved again, the same.' : `${changes.join('; ')}.`;
}

const FACTS: readonly (readonly [string, (entry: SavedPurchase) => string])[] = [
  ['amount', ({ pence }) => formatPounds(pence)],
  ['item', (entry) => goodsInBrief(entry)],
  ['category', ({ category }) => typed(category.label)],
  ['area', ({ area }) => typed(area?.label ?? 'none')],
  ['customer', ({ customer }) => customer.reference],
  ['day', ({ day }) => formatDay(day)],
  ['paid by', ({ paidBy, card }) => paymentWords(paidBy, card)],
  ['customer’s share', ({ more }) => formatPounds(more.customerPence)],
  ['new or unusual', ({ more }) => (more.newUse ? 'yes' : 'no')],
  ['frees', (entry) => freesWords(entry) ?? 'nothing told'],
  ['support plan', (entry) => planWords(entry) ?? 'nothing told'],
  ['helps with', ({ purpose }) => (purpose === undefined ? 'nothing told' : quoted(purpose))],
];

function entryLine(version: HistoryVersion): string {
  const { entry, why } = version;
  const { reference, kind, pence, day } = entry;
  if (kind === 'void')
    return `${reference}  undone, ${recorder(version)}${why ? ` ${quoted(why)}` : ''}`;
  const name = kind === 'fee' ? 'fee' : 'refund';
  return `${reference}  ${name} ${formatPounds(pence)}, ${formatDay(day)}, ${[recorder(version), typed(entry.item)].filter(Boolean).join(': ')}`;
}

const NOTES: Readonly<Record<string, string>> = {
  became: 'What became of it',
  idea: 'Whose idea',
  receipt: 'Receipt',
  contact: 'Contact',
  unlocked: 'What it unlocked',
  story: 'One that worked',
  went: 'How it went',
  flag: 'For the meeting',
};

/** What was told of a purchase later, in one line. */
export function laterLine({ kind, value, text, by, at }: LaterNote, timezone: string): string {
  const words = text === undefined ? '' : ` ${quoted(text)}`;
  return `${NOTES[kind] ?? kind}: ${typed(toldWords(kind, value))}, ${mention(by)}, ${moment(at, timezone)}${words}`;
}

function toldWords(kind: string, value: string): string {
  const went = kind === 'went' ? WENT.find((one) => one === value) : undefined;
  if (went !== undefined) return wentWords(went);
  return value === 'missed' ? 'appointment missed' : value.replaceAll('_', ' ');
}

function planLine({ reference, upTo, state, decision }: Plan): string {
  const amount = `${reference}: ${formatPounds(upTo)}`;
  if (decision === undefined) return `${amount} ${state === 'waiting' ? 'waits' : 'withdrawn'}`;
  const reason = decision.reason === undefined ? '' : ` ${quoted(decision.reason)}`;
  return `${amount} ${decision.outcome} by ${mention(decision.by)}${reason}`;
}

function buttons({ reference, may }: PurchaseHistory): KnownBlock[] {
  const all = [
    may.edit && button('Edit', ACTIONS.edit, reference),
    may.undo && button('Undo', ACTIONS.undo, reference),
    may.refund && button('Refund', ACTIONS.refund, reference),
    may.fee && button('Cancellation fee', ACTIONS.fee, reference),
    may.fee && button('Missed appointment', ACTIONS.missed, reference),
    may.story && storyButton(reference),
    may.tell && button('What became of it', ACTIONS.tellBecame, reference),
    may.tell && button('Bring to the meeting', ACTIONS.bringToMeeting, reference),
  ].filter((one) => one !== false);
  return all.length === 0 ? [] : [actions(`history:${reference}`, ...all)];
}
