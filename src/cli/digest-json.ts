import type { DigestRow, WeeklyDigest } from '../domain/digest.ts';
import { digestText } from '../messages/digest-text.ts';

/** The weekly digest under the names that scripts rely on. */
export function digestJson(digest: WeeklyDigest): object {
  const { week, total, fourWeeks, usual, transport, waiting } = digest;
  return {
    week: { from: week.from, to: week.to },
    total: { pence: total.pence, purchases: total.purchases, customers: total.customers },
    four_weeks: { pence: fourWeeks.pence, purchases: fourWeeks.purchases },
    usual: { pence: usual.pence, purchases: usual.purchases },
    areas: digest.areas.map(rowJson),
    categories: digest.categories.map(rowJson),
    transport: {
      purchases: transport.purchases,
      usual: transport.usual,
      pence: transport.pence,
    },
    trends: digest.trends,
    waiting: {
      sign_offs: waiting.signOffs,
      oldest_days: waiting.oldestDays,
      to_finish: waiting.toFinish,
    },
    text: digestText(digest),
  };
}

function rowJson({ label, purchases, usual, pence }: DigestRow) {
  return { label, purchases, usual, pence };
}
