import type { Guideline, Trigger } from '../../domain/guidelines.ts';
import { pence } from '../../domain/money.ts';

/** A guideline that every team begins with. */
export type FirstGuideline = Pick<Guideline, 'code' | 'kind' | 'title' | 'text'> & {
  readonly trigger: Partial<Trigger>;
  readonly alternative?: string;
};

/** From this day on they hold: before the first purchase that any import brings. */
export const SINCE_EVER = '2014-10-01';

const OVER_50 = pence(50_00);
const NO_TV = `licence, license, stand, bracket, wall bracket, mount, unit, cabinet, table, aerial,
  cable, lead, remote, remote control, guide, repair, magazine, room, subscription, package, wall
  mount, box set`;
const PHONE_THINGS = `credit, top up, case, charger, cable, screen, screen protector,
  repair, card, battery, bill, contract, call, box, number, data, sim`;

/**
 * G1 to G7, what is asked before buying, and what is asked afterwards: the written-down habits, as
 * a team reads them with `/spend guidelines` (R47, R48). A team changes them in Slack.
 */
export const GUIDELINES: readonly FirstGuideline[] = [
  {
    code: 'outcomes',
    kind: 'principle',
    title: 'Spending supports plans and good outcomes',
    text: 'Every purchase helps with something: getting to know each other, making a home, health, linking up with services or family.',
    trigger: {},
  },
  {
    code: 'value',
    kind: 'principle',
    title: 'Good value and reasonable quality',
    text: 'Neither the dearest nor the flimsiest.',
    trigger: {},
  },
  {
    code: 'staff_buy',
    kind: 'principle',
    title: 'Staff buy it themselves',
    text: 'A member of staff always buys the item or service directly.',
    trigger: {},
  },
  {
    code: 'other_sources',
    kind: 'principle',
    title: 'For what nobody else provides at the time',
    text: 'Benefits, the NHS, the council or a charity come first where they can.',
    trigger: {},
  },
  {
    code: 'tobacco',
    kind: 'hard',
    title: 'Never cigarettes or tobacco',
    text: 'Oatcake refuses them, and nobody can approve them.',
    trigger: { list: 'tobacco' },
  },
  {
    code: 'alcohol',
    kind: 'hard',
    title: 'Never alcohol',
    text: 'Oatcake refuses it, and nobody can approve it.',
    trigger: { list: 'alcohol' },
  },
  {
    code: 'illegal_substances',
    kind: 'hard',
    title: 'Never illegal substances',
    text: 'Oatcake refuses them, and nobody can approve them.',
    trigger: { list: 'illegal substances' },
  },
  {
    code: 'sleeping_bag',
    kind: 'soft',
    title: 'Sleeping bags are not usually bought',
    text: 'A manager decides, whatever the price.',
    alternative: 'offering accommodation is tried first',
    trigger: {
      words: phrases('sleeping bag, bivvy bag, bivi bag'),
      except: phrases('sleeping bag wash, sleeping bag cleaning, sleeping bag repair'),
    },
  },
  {
    code: 'television',
    kind: 'soft',
    title: 'Televisions are not usually bought',
    text: 'A manager decides, whatever the price.',
    alternative: 'televisions tend to be sold on; could a food shop free the customer’s own money?',
    trigger: {
      words: phrases('television, TV, TVs, telly, flat screen'),
      except: [...before('TV', NO_TV), ...before('television', NO_TV), ...before('telly', NO_TV)],
    },
  },
  {
    code: 'e_cigarettes',
    kind: 'prompt',
    title: 'E-cigarettes are flagged',
    text: 'They are not refused; a manager may ask about them.',
    trigger: { list: 'e-cigarettes' },
  },
  {
    code: 'free_bus_pass',
    kind: 'prompt',
    title: 'Free bus pass first',
    text: 'For transport, check for a free bus pass, benefits or a social care package. An answer is remembered for the customer for 90 days.',
    trigger: { categories: ['transport'], asks: ['source'], source: 'bus_pass', remember: 90 },
  },
  {
    code: 'bond_scheme',
    kind: 'prompt',
    title: 'Bond scheme first',
    text: 'For accommodation, use the council’s bond scheme or housing duty where there is one; then only agents’ fees are left.',
    trigger: {
      categories: ['temporary-accommodation', 'permanent-accommodation'],
      asks: ['source'],
      source: 'council',
    },
  },
  {
    code: 'statutory_route',
    kind: 'prompt',
    title: 'NHS or care package first',
    text: 'For health care, say which statutory route was tried.',
    trigger: { categories: ['health-care'], asks: ['source'], source: 'nhs' },
  },
  {
    code: 'advocacy',
    kind: 'prompt',
    title: 'Advocacy first',
    text: 'Legal help is for when advocacy and working together have been tried.',
    trigger: { categories: ['legal-services'], asks: ['source'], source: 'charity' },
  },
  {
    code: 'unlocks',
    kind: 'prompt',
    title: 'Assessments and legal help unlock something',
    text: 'Eight weeks later Oatcake asks what it unlocked.',
    trigger: {
      words: phrases(
        'assessment, OT report, psychology report, psychiatric report, private report',
      ),
      categories: ['legal-services'],
      asks: ['unlocked'],
      weeks: 8,
    },
  },
  {
    code: 'benefits',
    kind: 'prompt',
    title: 'Benefits first for basics',
    text: 'Once a customer’s benefits are in place, basics are theirs to pay where they can.',
    trigger: {
      categories: ['groceries', 'clothes', 'utilities-and-arrears', 'toiletries'],
      benefits: true,
      asks: ['source'],
      source: 'benefits',
    },
  },
  {
    code: 'over_50',
    kind: 'prompt',
    title: 'Over £50: where else, and why this one',
    text: 'A quote, a comparison, or why it was this one; and which other source was checked.',
    trigger: { over: OVER_50, asks: ['source', 'why'] },
  },
  {
    code: 'repeat_phones',
    kind: 'prompt',
    title: 'Phones are replaced while they keep us in touch',
    text: 'From the third in twelve months on Oatcake asks whether there is still a fair chance of contact. It never refuses one.',
    trigger: {
      words: phrases('phone, mobile, smartphone, handset, iPhone, Nokia'),
      except: [...before('phone', PHONE_THINGS), ...before('mobile', PHONE_THINGS), 'headphone'],
      asks: ['contact'],
      from: 3,
    },
  },
];

function phrases(list: string): string[] {
  return list.split(',').map((phrase) => phrase.replace(/\s+/gu, ' ').trim());
}

/** `TV licence`, `TV stand` and so on. */
function before(word: string, list: string): string[] {
  return phrases(list).map((phrase) => `${word} ${phrase}`);
}
