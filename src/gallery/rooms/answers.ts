import { BECAME } from '../../domain/afterwards.ts';
import { type AfterAnswers, type AfterQuestion, NOTHING_TOLD } from '../../domain/ask-after.ts';
import { addDays } from '../../domain/day.ts';
import { WENT } from '../../domain/pack.ts';
import type { SavedPurchase } from '../../domain/purchase.ts';
import { WENT_AFTER_DAYS } from '../../domain/went.ts';
import { alreadyPaid, saved, undone } from '../../messages/answers.ts';
import { becameForm, becameNoted } from '../../messages/became.ts';
import { help } from '../../messages/help.ts';
import { discarded, keptToFinish, overLimit, twin } from '../../messages/kept.ts';
import { withNotes } from '../../messages/notes.ts';
import { cardKept } from '../../messages/own-card.ts';
import { signpostsAre } from '../../messages/own-signposts.ts';
import { isThisAPerson } from '../../messages/person-question.ts';
import { withTrialLine } from '../../messages/trial.ts';
import { unlockedQuestion, unlockedTold } from '../../messages/unlocked.ts';
import { wentQuestion, wentTold } from '../../messages/went.ts';
import type { Exhibit, Sample } from '../exhibit.ts';

const becameOf = ({ count, text, at }: Sample) =>
  Array.from({ length: Math.min(count, 12) }, (_, index) => ({
    value: BECAME[index % BECAME.length]?.code ?? 'used',
    text: index % 2 === 0 ? text : undefined,
    at,
  }));

const ALL_TOLD: AfterAnswers = {
  ...{ source: { source: 'bus_pass', answer: 'not_available' }, contact: 'not_sure' },
  ...{ receipt: 'yes', idea: 'customer' },
};

const asking = (purchase: SavedPurchase, question: AfterQuestion) =>
  saved({ purchase, today: undefined, after: { told: NOTHING_TOLD, question } });

/** What a worker reads at once after a line or a form. */
export const ANSWERS: readonly Exhibit[] = [
  {
    name: 'Saved',
    by: saved,
    readBy: 'one',
    kinds: ['saved'],
    make: ({ purchase, card: { limits }, amount }) =>
      saved({ purchase, today: { limits, spent: amount } }),
  },
  {
    name: 'Saved, before real use is confirmed',
    by: withTrialLine,
    readBy: 'one',
    make: ({ purchase, home }) =>
      withTrialLine(saved({ purchase, today: undefined }), home.trial ?? { lead: undefined }),
  },
  {
    name: 'Changed, with one like it today',
    by: saved,
    readBy: 'one',
    make: ({ purchase }) =>
      saved({ purchase, today: undefined, like: purchase.reference, changed: true }),
  },
  {
    name: 'Saved and flagged',
    by: saved,
    readBy: 'one',
    make: ({ purchase }) => saved({ purchase: { ...purchase, item: 'vape' }, today: undefined }),
  },
  {
    name: 'Saved as already paid',
    by: alreadyPaid,
    readBy: 'one',
    kinds: ['saved'],
    make: ({ purchase, plan }) => alreadyPaid(purchase, plan.reference),
  },
  {
    name: 'Saved, with the other source signposted',
    by: saved,
    readBy: 'one',
    make: ({ purchase, text }) =>
      asking(purchase, { kind: 'source', source: 'bus_pass', title: text }),
  },
  {
    name: 'Saved, a third phone',
    by: saved,
    readBy: 'one',
    make: ({ purchase }) => asking(purchase, { kind: 'contact' }),
  },
  {
    name: 'Saved, with whose idea it was',
    by: saved,
    readBy: 'one',
    make: ({ purchase }) => asking(purchase, { kind: 'idea' }),
  },
  {
    name: 'Saved, all answered',
    by: saved,
    readBy: 'one',
    make: ({ purchase }) =>
      saved({ purchase, today: undefined, after: { told: ALL_TOLD, question: undefined } }),
  },
  {
    name: 'What did it unlock?',
    by: unlockedQuestion,
    readBy: 'one',
    kinds: ['follow_up'],
    make: ({ purchase }) => unlockedQuestion({ id: 1, purchase, dueOn: addDays(purchase.day, 56) }),
  },
  {
    name: 'What it unlocked, noted',
    by: unlockedTold,
    readBy: 'one',
    kinds: ['follow_up'],
    make: ({ purchase, flag }) => unlockedTold(purchase, flag ? 'too_early' : 'assessment'),
  },
  {
    name: 'How did it go?',
    by: wentQuestion,
    readBy: 'one',
    kinds: ['follow_up'],
    make: ({ purchase }) =>
      wentQuestion({ id: 1, purchase, dueOn: addDays(purchase.day, WENT_AFTER_DAYS) }),
  },
  {
    name: 'How it went, with thanks',
    by: wentTold,
    readBy: 'one',
    kinds: ['follow_up'],
    make: ({ purchase, flag, day, count }) => {
      const dueOn = addDays(purchase.day, WENT_AFTER_DAYS);
      const told = WENT[count % WENT.length] ?? 'well';
      const until = flag ? day : undefined;
      return wentTold({ id: 1, purchase, dueOn }, told, { until, isAskedAgain: flag });
    },
  },
  {
    name: 'What became of it',
    by: becameForm,
    readBy: 'one',
    make: (sample) => becameForm(sample.purchase, becameOf(sample), sample.timezone),
  },
  {
    name: 'What became of it, noted',
    by: becameNoted,
    readBy: 'one',
    kinds: ['became'],
    make: (sample) => becameNoted(sample.purchase, becameOf(sample), sample.timezone),
  },
  {
    name: 'One’s own card',
    by: cardKept,
    readBy: 'one',
    make: ({ flag }) => cardKept(flag ? '4471' : undefined),
  },
  {
    name: 'Signposts, on or off',
    by: signpostsAre,
    readBy: 'one',
    make: ({ flag }) => signpostsAre(flag),
  },
  { name: 'Undone', by: undone, readBy: 'one', make: ({ purchase }) => undone(purchase) },
  { name: '/spend help', by: help, readBy: 'one', make: ({ card }) => help(card.limits) },
];

/** Lines that are kept, and what became of them. */
export const KEPT: readonly Exhibit[] = [
  {
    name: 'Kept, to finish by taps',
    by: keptToFinish,
    readBy: 'one',
    kinds: ['kept'],
    make: ({ draft, categories, areas }) =>
      keptToFinish({ ...draft, category: undefined, area: undefined }, { categories, areas }),
  },
  {
    name: 'Kept, nothing named',
    by: keptToFinish,
    readBy: 'one',
    make: ({ draft, categories, areas }) =>
      keptToFinish({ ...draft, item: '' }, { categories, areas }),
  },
  {
    name: 'With what could not be used',
    by: withNotes,
    readBy: 'one',
    make: ({ draft, categories, areas, notes }) =>
      withNotes(keptToFinish(draft, { categories, areas }), notes),
  },
  {
    name: 'Over a limit',
    by: overLimit,
    readBy: 'one',
    kinds: ['kept'],
    make: ({ draft, drafts, card }) => {
      const over = drafts.find(({ keptFor }) => keptFor === 'over_limit');
      return overLimit(over ?? draft, card.limits);
    },
  },
  {
    name: 'Is this a second one?',
    by: twin,
    readBy: 'one',
    kinds: ['kept'],
    make: ({ draft }) => twin(draft),
  },
  {
    name: 'Is this a person?',
    by: isThisAPerson,
    readBy: 'one',
    make: ({ text, line }) => isThisAPerson([text], line, 'message:D0PR000003:1781690000.000100'),
  },
  { name: 'Discarded', by: discarded, readBy: 'one', make: ({ draft }) => discarded(draft) },
];
