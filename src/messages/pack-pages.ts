import { type Day, formatDay } from '../domain/day.ts';
import type { Pack } from '../domain/pack.ts';
import type { PagePart, Pages } from '../pictures/pages.ts';
import { period } from './in-print.ts';
import { sectionTitle } from './pack-lines.ts';
import {
  actionsOnPages,
  examplesOnPages,
  exceptionsOnPages,
  forecastOnPages,
  newUsesOnPages,
  trendsOnPages,
} from './pack-pages-lists.ts';
import { spendingOnPages } from './pack-pages-spending.ts';
import { type PACK_SECTIONS, packTitle } from './pack-words.ts';
import { monthAndYear } from './text.ts';

/**
 * R68: the pack as pages to print: the seven sections of R64 in their order, in one to four sheets
 * whatever is in it, with room to write. It names no customer.
 */
export function packPages(pack: Pack): Pages {
  const { days, asOf } = pack;
  return {
    title: packTitle(pack),
    under: `About ${monthAndYear(days.month.from)} and the year to date (${period(days.year)}), beside the same a year before.`,
    foot: {
      left: `Managers only. ${packTitle(pack)}. As the ledger stood on ${formatDay(asOf)}.`,
      right: 'Page {page} of {pages}',
    },
    madeAt: noonOf(asOf),
    most: 4,
    parts: sections(pack).flatMap(([name, parts]) => [
      { kind: 'heading' as const, text: sectionTitle(name) },
      ...parts,
    ]),
  };
}

function sections(pack: Pack): [keyof typeof PACK_SECTIONS, PagePart[]][] {
  return [
    ['spending', spendingOnPages(pack)],
    ['examples', examplesOnPages(pack.examples)],
    ['newUses', newUsesOnPages(pack.newUses)],
    ['trends', trendsOnPages(pack.trends)],
    ['exceptions', exceptionsOnPages(pack)],
    ['forecast', forecastOnPages(pack.forecast)],
    ['actions', actionsOnPages(pack.actions)],
  ];
}

/** The file is dated by what it shows, so that the same pack is the same file. */
function noonOf(on: Day): Date {
  return new Date(`${on}T12:00:00Z`);
}
