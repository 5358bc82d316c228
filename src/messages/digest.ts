import type { KnownBlock, TableBlock } from '@slack/types';
import { addDays, type Day, formatWeek } from '../domain/day.ts';
import type { DigestRow, WeeklyDigest } from '../domain/digest.ts';
import { formatWholePounds } from '../domain/money.ts';
import { actions, button, context, type Message, section } from './blocks.ts';
import { digestPicture } from './digest-chart.ts';
import { digestFootnote, digestLines, firstIdea, inFigures } from './digest-text.ts';
import { ACTIONS } from './ids.ts';
import { storyLine } from './story.ts';
import { typed } from './text.ts';

/**
 * The weekly digest in the team's channel: plain words, one picture, then one table.
 *
 * @param parts the words of one that worked, where a manager has released one for this week, and
 *   whether the team wants the picture
 */
export function digestMessage(
  digest: WeeklyDigest,
  { story, hasPicture = true }: { story?: string | undefined; hasPicture?: boolean } = {},
): Message {
  const [title = '', ...lines] = digestLines(digest);
  const picture = hasPicture ? digestPicture(digest) : undefined;
  const rows = digest.areas.length + digest.categories.length;
  const words = [section(`*${title}*`, ...lines.map(typed)), ...storyLine(story)];
  return {
    text: `Weekly digest: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
    blocks: [
      ...words,
      ...(rows === 0 ? [] : [digestBlock(digest), context(digestFootnote(digest))]),
      actions('digest', button('My own week', ACTIONS.ownWeek, digest.week.from)),
    ],
    ...(picture && { picture: { ...picture, below: words.length } }),
  };
}

/** Slack allows one table a message, so areas and categories share it. */
export function digestBlock({
  areas,
  categories,
}: Pick<WeeklyDigest, 'areas' | 'categories'>): KnownBlock {
  const block: TableBlock = {
    type: 'table',
    block_id: 'four_weeks',
    column_settings: [
      { align: 'left', is_wrapped: true },
      { align: 'right' },
      { align: 'right' },
      { align: 'right' },
    ],
    rows: [
      cells('Four weeks, by area', 'No.', 'Usual', '£'),
      ...areas.map(row),
      ...(categories.length === 0 ? [] : [cells('By category', 'No.', 'Usual', '£')]),
      ...categories.map(row),
    ],
  };
  return block;
}

function row({ label, purchases, usual, pence }: DigestRow) {
  const pounds = formatWholePounds(pence).replace('£', '');
  return cells(firstIdea(label), inFigures(purchases), inFigures(usual), pounds);
}

function cells(...texts: string[]) {
  return texts.map((text) => ({ type: 'raw_text' as const, text }));
}

const REFUSED: Readonly<Record<string, string>> = {
  guests: 'there are guests in it',
  shared: 'it is shared with people from outside',
  'not-in': 'Oatcake is not in it, or it is gone',
};

const OUT =
  'Take them out of the channel, or name another channel with `/spend setup`. The next digest is posted as ever.';
const IN =
  'Invite Oatcake to it, or name another channel with `/spend setup`: it is posted as soon as that is done.';

/** To the managers, when the digest's channel is not for the team alone (design 6). */
export function digestRefused(why: string, monday: Day): Message {
  const week = formatWeek({ from: monday, to: addDays(monday, 6) });
  return {
    text: 'The weekly digest was not posted',
    blocks: [
      section(
        `*The digest for the week of ${week} was not posted to its channel: ${REFUSED[why] ?? 'Slack could not say who is in it'}.*`,
        why === 'not-in' ? IN : OUT,
      ),
    ],
  };
}
