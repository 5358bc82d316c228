import type { KnownBlock } from '@slack/types';
import type { Draft } from '../domain/draft.ts';
import { formatPounds, type Pence } from '../domain/money.ts';
import { paymentWords } from '../domain/payment.ts';
import { type Limits, leftToday } from '../domain/policy.ts';
import type { Named, SavedPurchase } from '../domain/purchase.ts';
import { actions, button, context, type Message, option, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { each, sentenceCase, shortPounds, typed } from './text.ts';

/** What a worker reads when a purchase is saved. */
export interface SavedAnswer {
  readonly purchase: SavedPurchase;
  /** For a purchase on one's own authority: the limits and what is used of the day's. */
  readonly today: { readonly limits: Limits; readonly spent: Pence } | undefined;
  /** An earlier one of the same customer and amount that day (R14). */
  readonly like?: string | undefined;
  readonly changed?: boolean;
}

/** The confirmation, with its undo. */
export function saved({ purchase, today, like, changed }: SavedAnswer): Message {
  const { reference } = purchase;
  const title = `${changed ? 'Changed' : 'Saved'}: ${formatPounds(purchase.pence)} · ${reference}`;
  return {
    text: `${changed ? 'Changed' : 'Saved'} · ${reference}`,
    blocks: [
      section(`✅ *${title}*`, ...aboutPurchase(purchase)),
      section(
        today && `${leftOf(today.limits, today.spent)} left without sign-off`,
        like && `There was one like it today: ${like}. If this is the same one, press Undo.`,
        `Write ${reference} on the receipt.`,
      ),
      purchaseButtons(reference),
    ],
  };
}

function aboutPurchase(purchase: SavedPurchase): string[] {
  const { item, count, unitPence } = purchase;
  const what = `${typed(sentenceCase(item))}${each(count, unitPence)}`;
  const paid = paymentWords(purchase.paidBy, purchase.card);
  return [
    [purchase.customer.reference, what, purchase.category.label].join(' · '),
    [purchase.area?.label, paid].filter(Boolean).join(' · '),
  ];
}

function leftOf(limits: Limits, spent: Pence): string {
  return `${formatPounds(leftToday(limits, spent))} of today's ${shortPounds(limits.day)}`;
}

/** Edit, Undo and Same again; each names the purchase by its reference, whatever its version. */
export function purchaseButtons(reference: string): KnownBlock {
  return actions(
    `purchase:${reference}`,
    button('Edit', ACTIONS.edit, reference),
    button('Undo', ACTIONS.undo, reference),
    button('Same again', ACTIONS.sameAgain, reference),
  );
}

/** After Undo. */
export function undone(purchase: SavedPurchase): Message {
  return {
    text: `Undone · ${purchase.reference}`,
    blocks: [
      section(
        `↩️ *Undone: ${formatPounds(purchase.pence)} · ${purchase.reference}*`,
        `${purchase.customer.reference} · ${typed(sentenceCase(purchase.item))}`,
        'It counts nowhere now; the ledger keeps the purchase and its undoing.',
      ),
      actions(
        `purchase:${purchase.reference}`,
        button('Same again', ACTIONS.sameAgain, purchase.reference),
      ),
    ],
  };
}

/** The lists that finish a kept line by taps. */
export interface Choices {
  readonly categories: readonly Named[];
  readonly areas: readonly Named[];
}

/** A line that is kept until its category or area is chosen. */
export function keptToFinish(
  draft: Draft,
  choices: Choices,
  unknownTags: readonly string[] = [],
): Message {
  return {
    text: 'Kept, to finish',
    blocks: [
      section(`🟠 *Kept, to finish: ${inBrief(draft)}*`),
      ...(unknownTags.length === 0
        ? []
        : [
            context(
              `${unknownTags.map((tag) => typed(`#${tag}`)).join(' ')}: no outcome area has this tag.`,
            ),
          ]),
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
  const { pence, customer, item, count, unitPence } = draft;
  const what = item === '' ? [] : [`${typed(item)}${each(count, unitPence)}`];
  return [formatPounds(pence), customer.reference, ...what].join(' · ');
}

/** A line over a limit: kept, counted nowhere. */
export function overLimit(draft: Draft, limits: Limits): Message {
  return {
    text: 'Kept, not counted yet: do not buy yet',
    blocks: [
      section(
        `🟠 *Kept, not counted yet: ${formatPounds(draft.pence)}. Do not buy yet.*`,
        `${draft.customer.reference} · ${typed(sentenceCase(draft.item))}`,
        whyOver(draft, limits),
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

function whyOver(draft: Draft, limits: Limits): string {
  if (draft.overItem) {
    const price = `${formatPounds(draft.unitPence)} ${draft.count > 1 ? 'each' : 'for one item'}`;
    return `${price}: over ${shortPounds(limits.item)} needs a manager.`;
  }
  return `With today's other purchases: over ${shortPounds(limits.day)} a day needs a manager.`;
}

/** R14: an equal one was made a moment ago. */
export function twin(draft: Draft): Message {
  return {
    text: 'Is this a second one?',
    blocks: [
      section(
        `🟠 *Is this a second one? ${inBrief(draft)}*`,
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
    blocks: [section(`*Discarded: ${inBrief(draft)}*`, 'It counts nowhere.')],
  };
}

/** After Ask a manager. */
export function asked(draft: Draft, reference: string): Message {
  return {
    text: `Asked · ${reference}`,
    blocks: [
      section(
        `🕓 *Asked: up to ${formatPounds(draft.pence)} · ${reference}*`,
        `${draft.customer.reference} · ${typed(sentenceCase(draft.item))}`,
        'The managers have it. You get a message here in Slack when one has decided; until then, do not buy.',
      ),
    ],
  };
}

/** After Already paid (R31): it counts, and is an exception until decided. */
export function alreadyPaid(purchase: SavedPurchase, planReference: string): Message {
  return {
    text: `Saved as already paid · ${purchase.reference}`,
    blocks: [
      section(
        `✅ *Saved as already paid: ${formatPounds(purchase.pence)} · ${purchase.reference}*`,
        ...aboutPurchase(purchase),
        `It counts now. A manager decides on it as an exception (${planReference}).`,
        `Write ${purchase.reference} on the receipt.`,
      ),
      purchaseButtons(purchase.reference),
    ],
  };
}
