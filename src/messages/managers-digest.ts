import { addDays, type Day, formatWeek } from '../domain/day.ts';
import type { DigestRow } from '../domain/digest.ts';
import type { ManagersDigest, WeekItem, WeekItems } from '../domain/managers-digest.ts';
import { formatPounds } from '../domain/money.ts';
import { context, type Message, section } from './blocks.ts';
import { digestBlock } from './digest.ts';
import { digestFootnote, digestLines } from './digest-text.ts';
import { counted, shortPounds, typed } from './text.ts';

/** Most categories of the table; all areas are in it. */
const MOST_CATEGORIES = 6;

/**
 * The managers' copy of the weekly digest: the team's figures with nothing merged, the large items of
 * the week and its new uses; by reference, amount and category, and no word that anybody typed.
 */
export function managersDigestMessage(given: ManagersDigest): Message {
  const { digest, itemLimit, large, newUses } = given;
  const { areas, categories } = digest;
  const [, ...lines] = digestLines(digest);
  const title = `Managers’ copy: week of ${formatWeek(digest.week)}`;
  const most = busiest(categories);
  const rest = categories.length - most.length;
  return {
    text: title,
    blocks: [
      section(`*${title}*`, ...lines.map(typed)),
      section(
        ...listed(`Large, over ${shortPounds(itemLimit)}`, large),
        ...listed('New uses', newUses),
      ),
      ...(areas.length + most.length === 0
        ? []
        : [
            digestBlock({ areas, categories: most }),
            context(
              digestFootnote(digest),
              rest > 0 &&
                `And ${counted(rest, 'category', 'categories')} with fewer: \`/spend report\` has them all.`,
            ),
          ]),
    ],
  };
}

/** To each manager alone, when their channel is not for them alone (R68). */
export function managersDigestRefused(why: string, monday: Day): Message {
  const week = formatWeek({ from: monday, to: addDays(monday, 6) });
  return {
    text: 'The managers’ copy of the digest was not posted',
    blocks: [
      section(
        `*The managers’ copy for the week of ${week} was not posted: ${REFUSED[why] ?? 'Slack could not say who is in their channel'}.*`,
        'Mend that, or name another channel with `/spend setup`. The next copy is posted as ever.',
      ),
    ],
  };
}

const REFUSED: Readonly<Record<string, string>> = {
  public: 'their channel is not private',
  guests: 'there are guests in their channel',
  shared: 'their channel is shared with people from outside',
  'not-in': 'Oatcake is not in their channel',
};

function busiest(categories: readonly DigestRow[]): DigestRow[] {
  return categories.toSorted((a, b) => b.purchases - a.purchases).slice(0, MOST_CATEGORIES);
}

function listed(heading: string, { shown, more }: WeekItems): string[] {
  if (shown.length === 0) return [`${heading}: none.`];
  return [`*${heading}*`, ...shown.map(itemLine), ...(more > 0 ? [`and ${more} more`] : [])];
}

function itemLine({ reference, pence, category }: WeekItem): string {
  return `${reference}  ${formatPounds(pence)} ${typed(category)}`;
}
