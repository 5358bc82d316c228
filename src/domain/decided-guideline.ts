import type { Day } from './day.ts';
import type { GuidelineDraft } from './guideline-change.ts';
import type { Trigger } from './guidelines.ts';

/** Most characters of a guideline's title. */
const TITLE = 75;
/** R41: days for which an answer about a free bus pass is remembered for the customer. */
const BUS_PASS_DAYS = 90;

/** What a decision makes the form ask first, for goods of one kind, from a day on. */
export interface DecidedPrompt {
  /** As it was decided, in plain words. */
  readonly decided: string;
  /** The category's code. */
  readonly category: string;
  readonly asks: Pick<Trigger, 'asks' | 'source'>;
  readonly startsOn: Day;
}

/** R67: a decision of the meeting as a guideline that asks first. */
export function decidedGuideline({
  decided,
  category,
  asks,
  startsOn,
}: DecidedPrompt): GuidelineDraft {
  const remember = asks.source === 'bus_pass' ? BUS_PASS_DAYS : undefined;
  return {
    kind: 'prompt',
    title: shortened(decided),
    text: decided,
    trigger: { words: [], except: [], categories: [category], ...asks, remember },
    alternative: undefined,
    startsOn,
    endsOn: undefined,
    reviewOn: undefined,
  };
}

/** Whole words, as many as a title takes. */
function shortened(text: string): string {
  if (text.length <= TITLE) return text;
  const cut = text.slice(0, TITLE);
  const end = cut.lastIndexOf(' ');
  return `${(end > 0 ? cut.slice(0, end) : cut.slice(0, TITLE - 1)).trimEnd()}…`;
}
