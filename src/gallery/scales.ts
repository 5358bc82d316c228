import type { Named } from '../domain/purchase.ts';
import { CLOTHES, NIGHTS, SELF_CARE, TENANCY } from './setting.ts';

/** How much there is of everything in a state; all that differs between the gallery's states. */
export interface Scale {
  readonly item: string;
  readonly purpose: string;
  readonly reason: string;
  readonly answer: string;
  readonly category: Named;
  readonly area: Named;
  /** Whole pence. */
  readonly amount: number;
  /** How many of each thing. */
  readonly count: number;
  /** Lines of a purchase after the first. */
  readonly laterLines: number;
  /** Purchases, kept lines and requests in a list. */
  readonly many: number;
  readonly categories: number;
  readonly notes: number;
  /** Pence spent in a week. */
  readonly spent: number;
  /** What differs for what a manager is asked about. */
  readonly dear?: Partial<Scale>;
}

const LONG_ITEM =
  'Winter coat with a hood, two pairs of waterproof trousers, walking boots in size twelve, thermal socks & gloves <large>, and a warm rucksack';
const LONG_PURPOSE =
  'Sleeping out since the hostel closed on Monday; everything was stolen at the weekend and the outreach team expects snow & ice until Thursday';
const LONG_REASON = `${LONG_PURPOSE}. ${LONG_PURPOSE}`.slice(0, 280);

/** The states that the gallery shows, by name. */
export const SCALES: Readonly<Record<string, Scale>> = {
  typical: {
    item: 'boots and socks',
    purpose: 'flip-flops in snow',
    reason: 'What happens after these eleven nights?',
    answer: 'A room in the new hostel is promised for the 29th.',
    category: CLOTHES,
    area: SELF_CARE,
    amount: 29_00,
    count: 1,
    laterLines: 0,
    many: 2,
    categories: 5,
    notes: 2,
    spent: 888_07,
    dear: {
      item: 'Travelodge',
      purpose: 'sleeping out and refuses hostels',
      amount: 624_00,
      count: 11,
      category: NIGHTS,
      area: TENANCY,
    },
  },
  'long texts, 17 lines': {
    item: LONG_ITEM,
    purpose: LONG_PURPOSE,
    reason: LONG_REASON,
    answer: LONG_REASON,
    category: NIGHTS,
    area: TENANCY,
    amount: 624_00,
    count: 11,
    laterLines: 16,
    many: 17,
    categories: 17,
    notes: 12,
    spent: 1_204_50,
  },
  'nothing and nought': {
    item: 'tea',
    purpose: 'tea',
    reason: 'No.',
    answer: 'Yes.',
    category: CLOTHES,
    area: SELF_CARE,
    amount: 1,
    count: 1,
    laterLines: 0,
    many: 0,
    categories: 0,
    notes: 0,
    spent: 0,
  },
  thousands: {
    item: 'deposit',
    purpose: 'a home of her own',
    reason: 'For the deposit alone.',
    answer: 'It is.',
    category: NIGHTS,
    area: TENANCY,
    amount: 99_999_99,
    count: 999,
    laterLines: 3,
    many: 60,
    categories: 17,
    notes: 4,
    spent: 4_321_098_76,
  },
};
