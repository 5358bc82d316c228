import { formatWeekdayAndDay } from '../domain/day.ts';
import type { NeededBy, Urgency } from '../domain/urgency.ts';
import type { WorkingHours } from '../domain/working-time.ts';

/** What the form offers for when an answer is needed. */
export function urgencyLabel(urgency: Urgency, { until }: WorkingHours): string {
  switch (urgency) {
    case 'now':
      return 'Now, at the counter';
    case 'today':
      return `Today by ${until}`;
    case 'week':
      return 'This week';
  }
}

/** As a card says it: `by 17:00 on Monday 23 November`. */
export function neededByWords(needed: NeededBy): string {
  switch (needed.when) {
    case 'now':
      return 'at the counter now';
    case 'today':
      return `by ${needed.time} today`;
    case 'day':
      return `by ${needed.time} on ${formatWeekdayAndDay(needed.day)}`;
  }
}
