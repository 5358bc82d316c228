import { describe, expect, it } from 'vitest';
import type { Exhibit, Shown } from '../../src/gallery/exhibit.ts';
import { ROOMS } from '../../src/gallery/rooms.ts';
import { SAMPLES } from '../../src/gallery/samples.ts';
import type { Message } from '../../src/messages/blocks.ts';
import { faultsInBlocks, faultsInView } from '../../src/practice/block-kit/validate.ts';
import { actedOn, markupIn } from '../support/markup.ts';
import { REFERENCE, samples } from '../support/samples.ts';
import { seed } from '../support/seed.ts';

const SEED = seed();
const GENERATED = samples(100, SEED);
const STATES = [...Object.values(SAMPLES), ...GENERATED];

/** Mentions that the app itself may make: of people on the team's list, never of what was typed. */
const OWN = /^<((@|!subteam\^)[US]0PR0000\d\d|#C0PR\w+)>$/u;
/** Slack refuses a posted message at about 13,200 characters of blocks (slackapi/bolt-js#2509). */
const MOST_IN_A_MESSAGE = 12_000;
const MOST_IN_A_VIEW = 250_000;
/** What a phone's lock screen shows of a notification. */
const MOST_IN_A_NOTIFICATION = 80;

/** What a slip in a template leaves behind, and one of what there are several of. */
const CLUMSY =
  /\bundefined\b|\bNaN\b|\[object |Invalid Date|(?<![\d,.])1 (?:purchases|entries|lines|people|customers|sign-offs|days|hours|minutes|nights|times|requests|parts)\b/u;

const isMessage = (shown: Shown): shown is Message => !('type' in shown);

function faultsIn(shown: Shown): string[] {
  const faults = isMessage(shown)
    ? faultsInBlocks(shown.blocks, 'message')
    : faultsInView({ ...shown });
  const size = JSON.stringify(shown.blocks).length;
  const most = isMessage(shown) ? MOST_IN_A_MESSAGE : MOST_IN_A_VIEW;
  return size > most ? [...faults, `${size} characters of blocks, at most ${most}`] : faults;
}

/** Runs a check on an exhibit in every state; the first failure names the state. */
function everyState(exhibit: Exhibit, check: (shown: Shown, state: (typeof STATES)[0]) => void) {
  for (const [at, state] of STATES.entries()) {
    try {
      check(exhibit.make(state), state);
    } catch (error) {
      const fault = error as Error;
      fault.message = `SEED=${SEED}, state ${at}: ${fault.message}`;
      throw fault;
    }
  }
}

describe.each(ROOMS)('$name', ({ exhibits }) => {
  describe.each(exhibits)('$name', (exhibit) => {
    it('stays within Slack’s limits', () =>
      everyState(exhibit, (shown) => expect(faultsIn(shown)).toEqual([])));

    it('lets typed words reach nobody and link nowhere', () =>
      everyState(exhibit, ({ blocks }) => {
        expect(actedOn(blocks).filter((one) => !OWN.test(one))).toEqual([]);
        expect(markupIn(blocks).filter(({ verbatim }) => verbatim !== true)).toEqual([]);
        expect(markupIn(blocks).filter(({ text }) => /&(?!(?:amp|lt|gt);)/u.test(text))).toEqual(
          [],
        );
      }));

    it('reads as a person would write it', () =>
      everyState(exhibit, (shown) => expect(JSON.stringify(shown)).not.toMatch(CLUMSY)));

    it('R94: tells a notification what happened and the reference, nothing about a person', () =>
      everyState(exhibit, (shown, { purchase, draft, plan, text }) => {
        if (!isMessage(shown)) return;
        expect(shown.text).not.toBe('');
        expect(shown.text.length).toBeLessThan(MOST_IN_A_NOTIFICATION);
        expect(shown.text).not.toMatch(/[<>&£]/u);
        expect(shown.text).not.toContain(REFERENCE);
        const typed = [purchase.item, draft.item, plan.item, plan.purpose, text];
        const told = typed.filter((words) => words.length > 5 && shown.text.includes(words));
        expect(told).toEqual([]);
      }));

    if (exhibit.readBy === 'one') return;
    it('R94: keeps the customer out of a shared channel', () =>
      everyState(exhibit, (shown) => expect(JSON.stringify(shown)).not.toContain(REFERENCE)));
  });
});
