import type { Day } from './day.ts';
import { excluded, flagged } from './exclusions.ts';
import { namedIn } from './goods-words.ts';
import type { Pence } from './money.ts';

/**
 * R47: `principle` is read and applied by people; `hard` refuses (R37); `soft` asks a manager
 * whatever the price (R39); `prompt` asks the worker something and refuses nothing (R41 to R46).
 */
export type GuidelineKind = 'principle' | 'hard' | 'soft' | 'prompt';

/** What a prompt asks: the other source, why this one, the chance of contact, what it unlocked. */
export type GuidelineAsk = 'source' | 'why' | 'contact' | 'unlocked';

/** The lists of words that are built in (R37, R38). */
export const BUILT_IN_LISTS = ['tobacco', 'alcohol', 'illegal substances', 'e-cigarettes'] as const;
export type BuiltInList = (typeof BUILT_IN_LISTS)[number];

/** What brings a guideline up: words or a category, and whatever else is named, all of it. */
export interface Trigger {
  readonly list?: BuiltInList | undefined;
  readonly words: readonly string[];
  /** Phrases that hold such a word and mean something else. */
  readonly except: readonly string[];
  /** Codes of categories. */
  readonly categories: readonly string[];
  /** Pence: what costs more brings it up. */
  readonly over?: Pence | undefined;
  /** Only for a customer whose benefits are in place. */
  readonly benefits?: boolean | undefined;
  readonly asks: readonly GuidelineAsk[];
  /** The other source that it points to first, by its code (R89). */
  readonly source?: string | undefined;
  /** Days for which an answer about that source is remembered for the customer. */
  readonly remember?: number | undefined;
  /** From the how-manieth such thing in twelve months on (R44). */
  readonly from?: number | undefined;
  /** Weeks after which it is asked what it unlocked (R46). */
  readonly weeks?: number | undefined;
}

/** A guideline as it reads from an edition on. */
export interface Guideline {
  readonly id: number;
  readonly code: string;
  /** The workspace's edition that began with it. */
  readonly version: number;
  readonly kind: GuidelineKind;
  readonly title: string;
  readonly text: string;
  readonly trigger: Trigger;
  /** What is usually done instead. */
  readonly alternative: string | undefined;
  readonly startsOn: Day;
  /** The last day on which it holds. */
  readonly endsOn: Day | undefined;
  readonly reviewOn: Day | undefined;
}

/** G5: refused from the start; nobody ends or softens them alone. */
export function isFixed({ trigger }: Pick<Guideline, 'trigger'>): boolean {
  return trigger.list !== undefined && trigger.list !== 'e-cigarettes';
}

/**
 * The guidelines that hold on a day, one of each code, in the order in which they were made. Where
 * an edition is given, as they were then: what a purchase of that edition was judged by.
 */
export function inForce(all: readonly Guideline[], on: Day, edition = Infinity): Guideline[] {
  const byCode = new Map<string, Guideline>();
  for (const one of all) {
    if (one.version > edition || one.startsOn > on) continue;
    const held = byCode.get(one.code);
    if (held === undefined || isLater(one, held)) byCode.set(one.code, one);
  }
  return [...byCode.values()].filter(({ endsOn }) => endsOn === undefined || endsOn >= on);
}

function isLater(one: Guideline, other: Guideline): boolean {
  return one.startsOn === other.startsOn
    ? one.version > other.version
    : one.startsOn > other.startsOn;
}

/** What is known of goods when they are judged. */
export interface GoodsFacts {
  readonly items: readonly string[];
  readonly purpose: string | undefined;
  /** Codes; none while no category is chosen. */
  readonly categories: readonly string[];
  /** The price of the dearest single thing. */
  readonly dearest: Pence;
  /** R41: the customer's benefits are in place. */
  readonly benefits: boolean;
}

/** What is never bought: its name in a sentence, and the word that said so. */
export interface Never {
  readonly rule: string;
  readonly word: string;
}

/** What the guidelines say of goods. */
export interface GoodsJudgement {
  readonly never: Never | undefined;
  readonly soft: Guideline | undefined;
  readonly prompts: readonly Guideline[];
}

/** Holds goods against the guidelines in force. */
export function judgeGoods(rules: readonly Guideline[], facts: GoodsFacts): GoodsJudgement {
  return {
    never: neverIn(rules, facts),
    soft: rules.find((rule) => rule.kind === 'soft' && isBroughtUp(rule, facts)),
    prompts: rules.filter((rule) => rule.kind === 'prompt' && isBroughtUp(rule, facts)),
  };
}

/**
 * R37: what the team never buys. The built-in lists hold whatever the team writes; e-cigarettes are
 * refused only where their guideline says so (R38).
 */
export function neverIn(
  rules: readonly Guideline[],
  { items, purpose }: Pick<GoodsFacts, 'items' | 'purpose'>,
): Never | undefined {
  for (const item of items) {
    const found = excluded(item, purpose) ?? ofOwnRules(rules, item, purpose);
    if (found !== undefined) return found;
  }
  return undefined;
}

function ofOwnRules(
  rules: readonly Guideline[],
  item: string,
  purpose: string | undefined,
): Never | undefined {
  for (const { kind, trigger } of rules) {
    if (kind !== 'hard') continue;
    const vape = trigger.list === 'e-cigarettes' ? flagged(item, purpose)?.word : undefined;
    if (vape !== undefined) return { rule: 'e-cigarettes', word: vape };
    const word = namedIn(item, trigger.words, trigger.except);
    if (word !== undefined) return { rule: word, word };
  }
  return undefined;
}

function isBroughtUp({ trigger }: Guideline, facts: GoodsFacts): boolean {
  const { words, except, categories, over } = trigger;
  const named = words.length + categories.length > 0;
  if (!named && over === undefined) return false;
  if (over !== undefined && facts.dearest <= over) return false;
  if (trigger.benefits === true && !facts.benefits) return false;
  return (
    !named ||
    facts.categories.some((code) => categories.includes(code)) ||
    facts.items.some((item) => namedIn(item, words, except) !== undefined)
  );
}

/** Whether any prompt depends on the customer's benefits, so that they need looking up. */
export function asksAboutBenefits(rules: readonly Guideline[], facts: GoodsFacts): boolean {
  const { prompts } = judgeGoods(rules, { ...facts, benefits: true });
  return prompts.some(({ trigger }) => trigger.benefits === true);
}

/** R89: the one other source that is signposted, the first that was made. */
export function signpostIn(prompts: readonly Guideline[]): Guideline | undefined {
  return prompts.find(({ trigger }) => trigger.source !== undefined);
}

/** What a guideline would become, before it is one. */
export interface GuidelineDraft extends Omit<Guideline, 'id' | 'version' | 'code'> {}

/** What is wrong with a change to a guideline. */
export type GuidelineFault =
  | 'past'
  | 'ends-before'
  | 'no-review'
  | 'review-past'
  | 'nothing-brings-it-up'
  | 'fixed';

/**
 * Whether a guideline may be written so (R47, R132): not from a past day; a hard one has a review
 * date, but for those that every team begins with; those of G5 stay hard and do not end.
 *
 * @param before the guideline that is changed; undefined for a new one
 */
export function guidelineFault(
  told: GuidelineDraft,
  before: Guideline | undefined,
  today: Day,
): GuidelineFault | undefined {
  const { kind, startsOn, endsOn, reviewOn, trigger } = told;
  const fixed = before !== undefined && isFixed(before);
  if (fixed && (kind !== 'hard' || endsOn !== undefined)) return 'fixed';
  if (startsOn < today) return 'past';
  if (endsOn !== undefined && endsOn < startsOn) return 'ends-before';
  if (kind === 'hard' && !fixed && reviewOn === undefined) return 'no-review';
  if (reviewOn !== undefined && reviewOn <= today && reviewOn !== before?.reviewOn) {
    return 'review-past';
  }
  const { words, categories, over, list } = trigger;
  const quiet = words.length + categories.length === 0 && over === undefined && list === undefined;
  return kind !== 'principle' && quiet ? 'nothing-brings-it-up' : undefined;
}
