import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { type GuidelineDraft, guidelineFault } from '../../src/domain/guideline-change.ts';
import {
  type GoodsFacts,
  type Guideline,
  inForce,
  isFixed,
  judgeGoods,
  signpostIn,
} from '../../src/domain/guidelines.ts';
import { pence } from '../../src/domain/money.ts';
import { GUIDELINES, SINCE_EVER } from '../../src/ledger/vocabulary/guidelines.ts';

const QUIET = { words: [], except: [], categories: [], asks: [] };
const RULES: readonly Guideline[] = GUIDELINES.map((one, at) => ({
  alternative: undefined,
  endsOn: undefined,
  reviewOn: undefined,
  ...one,
  id: at + 1,
  version: 1,
  startsOn: day(SINCE_EVER),
  trigger: { ...QUIET, ...one.trigger },
}));

const rule = (code: string) => {
  const found = RULES.find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

function judge(item: string, more: Partial<GoodsFacts> = {}) {
  const facts = { items: [item], purpose: undefined, categories: [], dearest: pence(20_00) };
  return judgeGoods(RULES, { ...facts, benefits: false, ...more });
}

describe('R39: what is not usually bought', () => {
  it.each([
    ['sleeping bag', 'sleeping_bag'],
    ['two Sleeping-bags', 'sleeping_bag'],
    ['television', 'television'],
    ['a 32 inch TV', 'television'],
    ['TVs', 'television'],
    ['telly and TV stand', 'television'],
    ['TV licence and a TV', 'television'],
  ])('“%s” goes to a manager', (item, code) => {
    expect(judge(item).soft?.code).toBe(code);
  });

  it.each([
    'TV licence',
    'television licence',
    'TV stand',
    'TV wall bracket',
    'taxi to the television shop',
    'sleeping tablets',
    'bag',
  ])('“%s” does not', (item) => {
    expect(judge(item).soft).toBeUndefined();
  });

  it('is found in any line of a purchase', () => {
    expect(judge('', { items: ['blanket', 'sleeping bag'] }).soft?.code).toBe('sleeping_bag');
  });
});

describe('R41: the other source', () => {
  const source = (more: Partial<GoodsFacts>) =>
    judge('something', more).prompts.filter(({ trigger }) => trigger.asks.includes('source'));

  it.each([
    ['transport', 'bus_pass'],
    ['temporary-accommodation', 'council'],
    ['permanent-accommodation', 'council'],
    ['health-care', 'nhs'],
    ['legal-services', 'charity'],
  ])('R89: is asked for %s, with %s first', (category, code) => {
    const prompts = source({ categories: [category] });
    expect(signpostIn(prompts)?.trigger.source).toBe(code);
  });

  it.each(['engagement', 'leisure', 'groceries', 'pets'])('is not asked for %s', (category) => {
    expect(source({ categories: [category] })).toEqual([]);
  });

  it('is asked for basics once benefits are in place', () => {
    const prompts = source({ categories: ['groceries'], benefits: true });
    expect(signpostIn(prompts)?.trigger.source).toBe('benefits');
  });

  it('R42: over £50, and not at £50, as why it was this one', () => {
    expect(source({ dearest: pence(50_00) })).toEqual([]);
    const [over] = source({ dearest: pence(50_01) });
    expect(over?.trigger.asks).toEqual(['source', 'why']);
  });
});

describe('R44, R46: what is asked afterwards', () => {
  const asks = (item: string, categories: string[] = []) =>
    judge(item, { categories }).prompts.flatMap(({ trigger }) => trigger.asks);

  it.each(['phone', 'pay as you go phone', 'phones and credit', 'mobile phone', 'iPhone'])(
    'R44: “%s” is a phone',
    (item) => expect(asks(item)).toContain('contact'),
  );

  it.each(['phone credit', 'phone top up', 'phone charger', 'headphones', 'call from a phone'])(
    'R44: “%s” is none',
    (item) => expect(asks(item)).not.toContain('contact'),
  );

  it('R46: an assessment and legal help unlock something', () => {
    expect(asks('mental health assessment')).toContain('unlocked');
    expect(asks('letter', ['legal-services'])).toContain('unlocked');
    expect(asks('coffee')).toEqual([]);
  });
});

describe('R38: e-cigarettes', () => {
  const vapes = rule('e_cigarettes');

  it('are not refused from the start', () => {
    expect(judge('vape').never).toBeUndefined();
  });

  it('are refused where the guideline is made a hard one', () => {
    const facts = { items: ['vape pen'], purpose: undefined, categories: [], benefits: false };
    const rules = [{ ...vapes, kind: 'hard' as const }];
    const { never } = judgeGoods(rules, { ...facts, dearest: pence(1) });
    expect(never).toMatchObject({ rule: 'e-cigarettes', word: 'vape pen' });
  });
});

it('R37: a team’s own hard guideline refuses by its words', () => {
  const own = { ...rule('sleeping_bag'), kind: 'hard' as const };
  const trigger = { ...QUIET, words: ['energy drink'], except: ['energy drink holder'] };
  const facts = { purpose: undefined, categories: [], benefits: false, dearest: pence(1) };
  const never = (item: string) =>
    judgeGoods([{ ...own, trigger }], { ...facts, items: [item] }).never;
  expect(never('two energy drinks')).toEqual({
    code: 'sleeping_bag',
    rule: 'energy drink',
    word: 'energy drink',
  });
  expect(never('energy drink holder')).toBeUndefined();
  expect(never('beer')).toMatchObject({ rule: 'alcohol' });
});

describe('R47: editions', () => {
  const first = rule('sleeping_bag');
  const later = { ...first, id: 90, version: 2, title: 'Later', startsOn: day('2026-03-01') };
  const ended = { ...later, id: 91, version: 3, endsOn: day('2026-04-30') };

  it('a guideline reads as it did on a day', () => {
    const on = (text: string) => inForce([first, later], day(text)).map(({ title }) => title);
    expect(on('2026-02-28')).toEqual([first.title]);
    expect(on('2026-03-01')).toEqual(['Later']);
  });

  it('and as in an edition, for what was judged by it', () => {
    expect(inForce([first, later], day('2026-03-01'), 1)).toEqual([first]);
    expect(inForce([first, later], day('2026-03-01'), 2)).toEqual([later]);
  });

  it('what was written last takes the place of a change that was only planned', () => {
    const at = day('2026-02-01');
    const again = { ...first, id: 92, version: 4, title: 'At once', startsOn: at };
    const on = (text: string) => inForce([first, later, again], day(text)).map((one) => one.title);
    expect(on('2026-02-01')).toEqual(['At once']);
    expect(on('2026-03-01')).toEqual(['At once']);
  });

  it('an ended one holds on its last day and not after', () => {
    expect(inForce([first, later, ended], day('2026-04-30'))).toEqual([ended]);
    expect(inForce([first, later, ended], day('2026-05-01'))).toEqual([]);
  });
});

describe('R132: what a guideline needs', () => {
  const today = day('2026-06-17');
  const told: GuidelineDraft = {
    kind: 'hard',
    title: 'No energy drinks',
    text: 'They are not bought.',
    trigger: { ...QUIET, words: ['energy drink'] },
    alternative: undefined,
    startsOn: today,
    endsOn: undefined,
    reviewOn: day('2026-12-17'),
  };

  it('a hard one without a review date is refused', () => {
    expect(guidelineFault(told, undefined, today)).toBeUndefined();
    expect(guidelineFault({ ...told, reviewOn: undefined }, undefined, today)).toBe('no-review');
    const soft = { ...told, kind: 'soft' as const, reviewOn: undefined };
    expect(guidelineFault(soft, undefined, today)).toBeUndefined();
  });

  it('none begins in the past, ends before it begins, or is brought up by nothing', () => {
    const fault = (part: Partial<GuidelineDraft>) =>
      guidelineFault({ ...told, ...part }, undefined, today);
    expect(fault({ startsOn: day('2026-06-16') })).toBe('past');
    expect(fault({ endsOn: day('2026-06-16') })).toBe('ends-before');
    expect(fault({ reviewOn: today })).toBe('review-past');
    expect(fault({ trigger: QUIET })).toBe('nothing-brings-it-up');
    expect(fault({ trigger: QUIET, kind: 'principle' })).toBeUndefined();
  });

  it('G5 stays hard and does not end; its words may change, without a review date', () => {
    const fixed = RULES.filter(isFixed);
    expect(fixed.map(({ code }) => code)).toEqual(['tobacco', 'alcohol', 'illegal_substances']);
    for (const before of fixed) {
      const change = { ...before, text: 'Not with this money.', startsOn: today };
      expect(guidelineFault(change, before, today)).toBeUndefined();
      expect(guidelineFault({ ...change, kind: 'soft' }, before, today)).toBe('fixed');
      expect(guidelineFault({ ...change, endsOn: today }, before, today)).toBe('fixed');
    }
  });
});

it('R48: a team begins with G1 to G7, and with prompts', () => {
  const kinds = (kind: string) => GUIDELINES.filter((one) => one.kind === kind).length;
  expect([kinds('principle'), kinds('hard'), kinds('soft')]).toEqual([4, 3, 2]);
  expect(new Set(GUIDELINES.map(({ code }) => code)).size).toBe(GUIDELINES.length);
});
