import type { Duration } from 'date-fns';
import { sub } from 'date-fns/sub';
import { budgetYearOf } from './budget-year.ts';
import { type Day, day } from './day.ts';

/** R139: how long a team keeps what, as it has set. */
export interface Retention {
  /** Months after a case ends until its words and links are forgotten. */
  readonly textMonths: number;
  /** Years after the end of the budget year of an entry until the entry is forgotten whole. */
  readonly moneyYears: number;
  /** R147: days until what Oatcake has posted about one thing is edited to its outcome. */
  readonly channelDays: number;
}

/** The last day on which a case may have ended whose words are forgotten by a day (R139). */
export function textEndsBy(on: Day, { textMonths }: Pick<Retention, 'textMonths'>): Day {
  return before(on, { months: textMonths });
}

/** The first day whose entries are kept on a day; what was bought before goes whole (R139). */
export function moneyKeptFrom(
  on: Day,
  { moneyYears }: Pick<Retention, 'moneyYears'>,
  budgetYearStart: string,
): Day {
  return budgetYearOf(before(on, { years: moneyYears }), budgetYearStart).from;
}

function before(on: Day, span: Duration): Day {
  return day(
    sub(new Date(`${on}T12:00:00Z`), span)
      .toISOString()
      .slice(0, 10),
  );
}
