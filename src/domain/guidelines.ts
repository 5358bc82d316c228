import type { Day } from './day.ts';
import { type Excluded, excluded, flagged } from './exclusions.ts';
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
    // What was written last holds: it also takes the place of a change that was only planned.
    if (held === undefined || one.version > held.version) byCode.set(one.code, one);
  }
  return [...byCode.values()].filter(({ endsOn }) => endsOn === undefined || endsOn >= on);
}

/** Codes of a team's own guidelines begin with it. */
const OWN = 'own_';

/** The code of a guideline that a team adds: the edition that begins with it. */
export function ownCode(edition: number): string {
  return `${OWN}${edition}`;
}

/** Whether the team added it, and so may end it. */
export function isOwn({ code }: Pick<Guideline, 'code'>): boolean {
  return code.startsWith(OWN);
}

/** The guidelines as they were written last, those left out that have ended by a day. */
export function newestOf(all: readonly Guideline[], on: Day): Guideline[] {
  const byCode = new Map<string, Guideline>();
  for (const one of all) {
    const held = byCode.get(one.code);
    if (held === undefined || one.version > held.version) byCode.set(one.code, one);
  }
  return [...byCode.values()].filter(({ endsOn }) => endsOn === undefined || endsOn >= on);
}

/** Guidelines of its own that a team may have at a time, so that all can be read at once. */
export const MOST_OWN = 20;

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
  /** The guideline's code. */
  readonly code: string;
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
    const built = excluded(item, purpose);
    const found = built === undefined ? ofOwnRules(rules, item, purpose) : alwaysNever(built);
    if (found !== undefined) return found;
  }
  return undefined;
}

function alwaysNever({ rule, word }: Excluded): Never {
  return { code: rule.replaceAll(' ', '_'), rule, word };
}

function ofOwnRules(
  rules: readonly Guideline[],
  item: string,
  purpose: string | undefined,
): Never | undefined {
  for (const { code, kind, trigger } of rules) {
    if (kind !== 'hard') continue;
    const vape = trigger.list === 'e-cigarettes' ? flagged(item, purpose)?.word : undefined;
    if (vape !== undefined) return { code, rule: 'e-cigarettes', word: vape };
    const word = namedIn(item, trigger.words, trigger.except);
    if (word !== undefined) return { code, rule: word, word };
  }
  return undefined;
}

function isBroughtUp({ trigger }: Guideline, facts: GoodsFacts): boolean {
  const { words, except, categories, over, list } = trigger;
  // The other lists refuse, whatever else is written of them.
  if (list === 'e-cigarettes') return facts.items.some((item) => flagged(item, facts.purpose));
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

/**
 * The prompts that a team added itself, whose sentence is shown with what they are about; of those
 * that every team begins with, the form asks.
 */
export function toShow(prompts: readonly Guideline[]): Guideline[] {
  return prompts.filter(isOwn);
}

/** R89: the one other source that is signposted, the first that was made. */
export function signpostIn(prompts: readonly Guideline[]): Guideline | undefined {
  return prompts.find(({ trigger }) => trigger.source !== undefined);
}
