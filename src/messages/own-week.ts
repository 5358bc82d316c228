import type { KnownBlock, ModalView } from '@slack/types';
import { type Days, formatWeek, weekdayOf } from '../domain/day.ts';
import type { Draft } from '../domain/draft.ts';
import { formatPounds } from '../domain/money.ts';
import type { SavedPurchase } from '../domain/purchase.ts';
import type { Figures } from '../domain/report.ts';
import { actions, button, type Message, paragraphs, section } from './blocks.ts';
import { goodsInBrief, inShort } from './goods.ts';
import { ACTIONS, VIEWS } from './ids.ts';
import { inBrief } from './kept.ts';
import { counted } from './text.ts';

/** R59: one person's own week: nobody else's figures stand beside it. */
export interface OwnWeek {
  readonly days: Days;
  /** Whether it is still going on. */
  readonly soFar: boolean;
  readonly total: Figures;
  /** Purchases, refunds and fees, oldest first. */
  readonly entries: readonly SavedPurchase[];
}

/** Most entries of a week that are shown one by one; a busy week of one person has about ten. */
const MOST = 20;
/** Most lines to finish. */
const MOST_TO_FINISH = 3;

/** `/spend week`: the last full week and this one so far, for whoever asks alone. */
export function ownWeeks(weeks: readonly OwnWeek[], toFinish: readonly Draft[]): Message {
  return {
    text: 'Your own week',
    blocks: [...weeks.flatMap(weekBlocks), ...finishBlocks(toFinish)],
  };
}

/** `My own week`, under the team's digest: that week as a private view. */
export function ownWeekView(week: OwnWeek, toFinish: readonly Draft[]): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.ownWeek,
    title: { type: 'plain_text', text: 'My own week' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: ownWeeks([week], toFinish).blocks,
  };
}

function weekBlocks({ days, soFar, total, entries }: OwnWeek): KnownBlock[] {
  const title = soFar ? '*This week so far*' : `*Your week of ${formatWeek(days)}*`;
  if (entries.length === 0) return [section(title, soFar ? NOTHING_YET : NOTHING)];
  const rest = entries.length - MOST;
  return paragraphs(
    title,
    totalLine(total),
    ...entries.slice(0, MOST).map(entryLine),
    ...(rest > 0 ? [`and ${rest} more; \`/spend history\` and a reference shows any of them`] : []),
  );
}

const NOTHING = 'Nothing logged, and that is fine: some weeks need time more than money.';
const NOTHING_YET = 'Nothing logged yet.';

function totalLine({ pence, purchases, customers }: Figures): string {
  const people = counted(customers, 'person', 'people');
  return `${counted(purchases, 'purchase')} · ${formatPounds(pence)} · ${people}`;
}

function entryLine(entry: SavedPurchase): string {
  const { day, pence, kind, customer, reference } = entry;
  const what = kind === 'refund' ? 'came back' : goodsInBrief(inShort(entry));
  const on = `${weekdayOf(day).slice(0, 3)} ${Number(day.slice(8))}`;
  return [`${on}  ${formatPounds(pence)} ${what}`, customer.reference, reference].join(' · ');
}

function finishBlocks(drafts: readonly Draft[]): KnownBlock[] {
  if (drafts.length === 0) return [];
  const rest = drafts.length - MOST_TO_FINISH;
  const shown = drafts.slice(0, MOST_TO_FINISH);
  return [
    section(`*To finish (${drafts.length})*`),
    ...shown.flatMap((draft) => [section(inBrief(draft)), ...finishButton(draft)]),
    section(
      rest > 0
        ? `And ${rest} more: they move up as these are finished, here and on Oatcake’s Home.`
        : 'They are on Oatcake’s Home too.',
    ),
  ];
}

/** Those that wait for something else than an answer or two have their buttons on Home. */
function finishButton({ id, keptFor }: Draft): KnownBlock[] {
  return keptFor === 'to_finish'
    ? [actions(`open:${id}`, button('Finish', ACTIONS.finish, id))]
    : [];
}
