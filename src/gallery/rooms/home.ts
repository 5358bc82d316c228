import { emptyHome, home } from '../../messages/home.ts';
import { refusalSentence } from '../../messages/refusals.ts';
import type { Exhibit } from '../exhibit.ts';

/** Everybody's Home. */
export const HOMES: readonly Exhibit[] = [
  {
    name: 'Home of a worker',
    by: home,
    readBy: 'one',
    make: (sample) => home({ ...sample.home, toDecide: undefined }),
  },
  {
    name: 'Home where the day limit is for each customer',
    by: home,
    readBy: 'one',
    make: ({ home: facts }) => {
      const buyer = facts.buyer && { ...facts.buyer, spent: undefined };
      return home({ ...facts, buyer, toDecide: undefined });
    },
  },
  { name: 'Home of a manager', by: home, readBy: 'one', make: (sample) => home(sample.home) },
  {
    name: 'Home of quality assurance, finance or admin',
    by: home,
    readBy: 'one',
    make: (sample) => home({ ...sample.home, buyer: undefined, toDecide: undefined }),
  },
  {
    name: 'Home of somebody who may not',
    by: emptyHome,
    readBy: 'one',
    make: () => emptyHome(refusalSentence({ why: 'guest' })),
  },
];
