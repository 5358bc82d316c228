import type { KnownBlock } from '@slack/types';
import type { Draft } from '../domain/draft.ts';
import type { Guideline } from '../domain/guidelines.ts';
import { formatPounds } from '../domain/money.ts';
import type { Limits } from '../domain/policy.ts';
import type { Named } from '../domain/purchase.ts';
import type { Plan } from '../domain/sign-off.ts';
import { actions, button, type Message, option, section } from './blocks.ts';
import { clauseSentence } from './clause.ts';
import { dearest, goodsAtStart, goodsInBrief, inFull, inShort, shareWords } from './goods.ts';
import { ACTIONS } from './ids.ts';
import { lineList } from './line-list.ts';
import { shortPounds } from './text.ts';

/** The lists that finish a kept line by taps. */
export interface Choices {
  readonly categories: readonly Named[];
  readonly areas: readonly Named[];
}

/** A line that is kept until its category or area is chosen. */
export function keptToFinish(draft: Draft, choices: Choices): Message {
  return {
    text: 'Kept, to finish',
    blocks: [
      section(`🟠 *Kept, to finish: ${inBrief(draft)}*`, inFull(draft)),
      ...(draft.item === '' ? [nothingNamed(draft)] : missing(draft, choices)),
    ],
  };
}

/** Words cannot be tapped: what was bought is told in the form. */
function nothingNamed(draft: Draft): KnownBlock {
  return actions(`open:${draft.id}`, button('Finish', ACTIONS.finish, draft.id, 'primary'));
}

function missing(draft: Draft, choices: Choices): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  if (draft.category === undefined) {
    blocks.push(
      chooser(draft.id, 'What kind of thing is it?', ACTIONS.chooseCategory, choices.categories),
    );
  }
  if (draft.area === undefined) {
    blocks.push(
      chooser(draft.id, 'Which part of life is it most for?', ACTIONS.chooseArea, choices.areas),
    );
  }
  return blocks;
}

function chooser(
  draftId: number,
  question: string,
  action: string,
  choices: readonly Named[],
): KnownBlock {
  return {
    ...section(question),
    block_id: `draft:${draftId}:${action}`,
    accessory: {
      type: 'static_select',
      action_id: action,
      placeholder: { type: 'plain_text', text: 'Choose' },
      options: choices.map(({ id, label }) => option(label, id)),
    },
  };
}

/** `£4.20 · V042 · coffee` */
export function inBrief(draft: Draft): string {
  const { pence, customer, item } = draft;
  const what = item === '' ? [] : [goodsInBrief(inShort(draft))];
  return [formatPounds(pence), customer.reference, ...what].join(' · ');
}

/**
 * A line over a limit, or that a guideline (R39) or an interest in the supplier (R143) sends to a
 * manager: kept, counted nowhere.
 */
export function overLimit(draft: Draft, limits: Limits, rule?: Guideline): Message {
  return {
    text: 'Kept, not counted yet: do not buy yet',
    blocks: [
      section(
        `🟠 *Kept, not counted yet: ${formatPounds(draft.pence)}. Do not buy yet.*`,
        `${draft.customer.reference} · ${goodsAtStart(draft)}`,
        ...lineList(draft),
        shareWords(draft),
        whyKept(draft, limits, rule),
      ),
      actions(
        `draft:${draft.id}`,
        button('Ask a manager', ACTIONS.askManager, draft.id, 'primary'),
        button('Already paid', ACTIONS.alreadyPaid, draft.id),
        button('Discard', ACTIONS.discard, draft.id),
      ),
    ],
  };
}

function whyKept(draft: Draft, limits: Limits, rule: Guideline | undefined): string {
  if (draft.softRule !== undefined) return whyAsked(rule);
  if (draft.overItem || draft.overDay) return whyOver(draft, limits);
  return 'You, or somebody close to you, have an interest in the supplier. A manager decides.';
}

function whyAsked(rule: Guideline | undefined): string {
  const why = rule === undefined ? 'A guideline asks for a manager.' : clauseSentence(rule);
  return `${why} A manager decides.`;
}

function whyOver(draft: Draft, limits: Limits): string {
  if (draft.overItem) {
    return `${dearest(draft)}: over ${shortPounds(limits.item)} needs a manager.`;
  }
  const day = shortPounds(limits.day);
  return limits.scope === 'worker'
    ? `With today's other purchases: over ${day} a day needs a manager.`
    : `With today's other purchases for ${draft.customer.reference}: over ${day} a day for one customer needs a manager.`;
}

/** R14: an equal one was made a moment ago. */
export function twin(draft: Draft): Message {
  return {
    text: 'Is this a second one?',
    blocks: [
      section(
        `🟠 *Is this a second one? ${inBrief(draft)}*`,
        inFull(draft),
        'You logged the same less than two minutes ago. This one is not counted yet.',
      ),
      actions(
        `draft:${draft.id}`,
        button('Yes, log both', ACTIONS.logBoth, draft.id, 'primary'),
        button('No, the same one', ACTIONS.discard, draft.id),
      ),
    ],
  };
}

/** After Discard. */
export function discarded(draft: Draft): Message {
  return {
    text: 'Discarded',
    blocks: [section(`*Discarded: ${inBrief(draft)}*`, inFull(draft), 'It counts nowhere.')],
  };
}

/** After `Not yet` on more than was approved: it is asked for, and nothing is bought. */
export function askedMore(plan: Plan): Message {
  const earlier = plan.follows?.reference;
  return {
    text: `Asked · ${plan.reference}`,
    blocks: [
      section(
        `🕓 *Asked: up to ${formatPounds(plan.upTo)} · ${plan.reference}*`,
        goodsAtStart({ ...plan, pence: plan.upTo }),
        `Nothing is saved as bought. You get a message when a manager has decided; until then, do not buy.${earlier === undefined ? '' : ` When it is approved it takes the place of what is left of ${earlier}.`}`,
      ),
    ],
  };
}
