import type { Never } from '../domain/guidelines.ts';
import { formatPounds } from '../domain/money.ts';
import type { Refusal } from '../domain/refusal.ts';
import { actions, button, type Message, section } from './blocks.ts';
import { ACTIONS } from './ids.ts';
import { looksPersonal } from './person-question.ts';
import { asTyped, typed, yourLine } from './text.ts';

/** The one sentence for each refusal; it says what to do next (design 7). */
export function refusalSentence(refusal: Refusal): string {
  switch (refusal.why) {
    case 'not-set-up':
      return 'Oatcake is not set up for this workspace yet. An admin of this Slack workspace types `/spend setup` once; then try again.';
    case 'not-slack-admin':
      return 'Oatcake is not set up yet, and only an admin or owner of this Slack workspace can begin. Ask one of them to type `/spend setup`.';
    case 'taken-by-another':
      return 'This Oatcake belongs to another Slack workspace. Whoever runs it gives yours a ledger of its own (DATABASE_URL).';
    case 'may-not-set-up':
      return `Only ${named(refusal.who, 'a manager or the admin of the team')} can change the set-up. Ask them.`;
    case 'not-the-lead':
      return refusal.lead === undefined
        ? 'Only the data protection lead confirms this, and nobody is named yet. A manager names one with `/spend setup`.'
        : `Only the data protection lead confirms this: <@${refusal.lead}>. Ask them.`;
    case 'managers-only':
      return 'This is for managers. Ask one of them.';
    case 'no-other-manager':
      return 'There is no other manager who could stand in. Name one with `/spend setup` first.';
    case 'guideline-changed':
      return 'This guideline was changed in the meantime, so nothing was done. Open `/spend guidelines` again and look at it as it is now.';
    case 'guideline-stays':
      return 'Every team begins with this guideline, so it is not ended. Change it instead; made a principle, it asks and refuses nothing.';
    case 'too-many-guidelines':
      return `The team has ${refusal.most} guidelines of its own, the most that can be read at once. End one first.`;
    case 'not-on-roster':
      return 'You are not on the team’s list yet, so nothing was saved. Ask a manager to have you added.';
    case 'guest':
      return 'Guests cannot use Oatcake. Ask a member of the team to do this for you.';
    case 'from-outside':
      return 'Only people of this workspace can use Oatcake. Ask a member of the team to do this for you.';
    case 'cannot-check':
      return 'Slack could not say just now whether you may do this, so nothing was saved. Try again in a minute.';
    case 'may-not-buy':
      return 'Logging purchases is for workers and managers. If you should be one, ask a manager to have you added.';
    case 'too-fast':
      return `Not saved: more than ${refusal.most} came from you within a minute. Wait a minute, then send it again, and whatever you sent right after it.`;
    case 'not-for-pack':
      return 'The pack is for the team that buys, for quality assurance and for finance. Ask a manager if you need a figure.';
    case 'not-a-manager':
      return 'Only a manager can decide this. The request waits for one of them.';
    case 'own-request':
      return 'Nobody decides their own request. Another manager will decide it.';
    case 'interest':
      return 'You have an interest in the supplier, so another manager decides this. Thank you for saying so.';
    case 'no-managers-channel':
      return 'There is no managers’ channel to ask in. A manager names one with `/spend setup`; your line is kept until then.';
    case 'too-long':
      return `That is longer than ${refusal.most} characters. Say it shorter and send it again.`;
    case 'card-number':
      return 'That looks like a full card number, so nothing was saved or logged. Leave the number out and send it again.';
    case 'personal':
      return `${looksPersonal(refusal.what)} Nothing was saved; send it again without.`;
    case 'not-for-caseload':
      return 'Customers are looked after by workers and managers. If you should be one, ask a manager to have you added.';
    case 'not-your-customer':
      return `${refusal.reference} is in somebody else’s caseload, so nothing was changed. Ask them, or a manager.`;
    case 'customer-closed':
      return `${refusal.reference} is closed, so nothing was changed. A manager can open it again.`;
    case 'no-such-customer':
      return 'This customer is not on file any more, so nothing was saved. Look at the reference with `/spend customers`.';
    case 'customer-changed':
      return `${refusal.reference} was changed in the meantime, so nothing was done. Look with \`/spend customers\` and do it again if it is still needed.`;
    case 'opens-again':
      return 'A closed customer is opened again by a manager. Ask one of them.';
    case 'not-for-forecast':
      return 'The forecast and the budget are for managers and finance. Ask a manager if you need a figure.';
    case 'not-for-reports':
      return 'Reports are for managers and finance. Your own week is under `/spend week`; ask a manager if you need another figure.';
    case 'not-for-export':
      return 'The ledger as a file is for managers, and without customers for finance. Ask a manager if you need it.';
    case 'not-finance':
      return 'Only finance sets the budget. Ask whoever does finance for the team.';
    case 'not-yours':
      return 'Only the person who logged this can change it. Ask them, or a manager.';
    case 'not-your-action':
      return 'Only whoever does it, or a manager, can mark this as done. Ask them.';
    case 'not-for-audit':
      return 'Rounds of audit are begun by quality assurance. When there is something for you to look at, Oatcake sends you a message; ask them if you expected one.';
    case 'not-your-audit':
      return 'This was given to somebody else to look at. What is yours comes as a message from Oatcake; ask quality assurance if you expected one.';
    case 'own-entry':
      return 'You bought, recorded or decided this, or hold the case, so somebody else must look at it. Tell quality assurance; *Begin* goes on with the rest.';
    case 'audit-words':
      return 'You wrote a few words, so nothing was answered yet. Close this and send the form to keep them, or clear them first.';
    case 'gone':
      return 'This is no longer in the ledger. Log it again with `/spend`.';
    case 'no-such-purchase':
      return 'No purchase has that reference. It looks like `P05485`: you read it when the purchase was saved. For a customer, type `/spend customers`.';
    case 'too-late-to-change':
      return `${refusal.reference} is more than a day old and can no longer be changed here. Ask a manager to correct it, with \`/spend history ${refusal.reference}\`.`;
    case 'not-editable':
      return `${refusal.reference} is no purchase, so it cannot be edited. Undo it in \`/spend history ${refusal.reference}\`, and record it again.`;
    case 'no-reason':
      return 'A reason is needed: it stays in the history. Nothing was changed.';
    case 'came-back':
      return `${refusal.references.join(' and ')} came back of ${refusal.reference}. Undo that first with \`/spend history ${refusal.references[0]}\`; nothing was changed.`;
    case 'more-than-left':
      return `${formatPounds(refusal.left)} of it is left that can come back. Nothing was saved.`;
    case 'forgotten':
      return `The customer of ${refusal.reference} was forgotten, so nothing can be changed, told or bought on it any more. A \`Refund\` is still taken in \`/spend history\`; log anything else anew with \`/spend\`.`;
    case 'not-yours-to-see':
      return 'The history of a purchase is for workers and managers. Ask one of them.';
    case 'already-undone':
      return `${refusal.reference} was undone before. Nothing was changed.`;
    case 'already-closed':
      return refusal.became === undefined
        ? 'This was settled before. Nothing was changed.'
        : `This was settled before: ${refusal.became}. Nothing was changed.`;
    case 'answered-before':
      return `${refusal.reference} was answered before: ${refusal.first}. The first answer counts; nothing was changed.`;
    case 'already-bought':
      return `${refusal.reference} was marked as bought before. Nothing was changed.`;
    case 'not-approved':
      return `${refusal.reference} is not approved, so it cannot be bought on a sign-off. Log it again if it is needed.`;
    case 'not-declined':
      return `${refusal.reference} is not declined, so there is nothing to answer. Look at it with \`/spend waiting\`.`;
    case 'asked-again':
      return `${refusal.reference} was asked again before, as ${refusal.as}. Nothing was changed.`;
    case 'money-gone':
      return `The money of ${refusal.reference} has gone, so a manager decides on it all the same. If it was logged by mistake, undo the purchase.`;
    case 'decided':
      return decided(refusal);
  }
}

/** The first few by name, since a refusal is one sentence. */
function named(who: readonly string[], nobody: string): string {
  const first = who.slice(0, 3).map((id) => `<@${id}>`);
  return first.length === 0 ? nobody : first.join(' or ');
}

function decided(refusal: Extract<Refusal, { why: 'decided' }>): string {
  if (refusal.outcome === undefined)
    return `${refusal.reference} was withdrawn. Nothing was changed.`;
  const who =
    refusal.bySlackId === undefined
      ? typed(refusal.byName ?? 'a manager')
      : `<@${refusal.bySlackId}>`;
  return `${refusal.reference} was already ${refusal.outcome} by ${who}. Nothing was changed.`;
}

/** A refusal as a message, with the person's own words where there are any. */
export function refusal(reason: Refusal, words?: string): Message {
  const sentence = refusalSentence(reason);
  const echo = reason.why === 'card-number' ? undefined : words;
  return {
    text: 'Not done',
    blocks: [section(`❌ ${sentence}`, yourLine(echo))],
  };
}

/** R37: the same under the field of a request: nobody can approve it. */
export function notAsked({ rule }: Never): string {
  return `Not asked: the team never buys ${rule}, and no manager can approve it. Say it in other words if it means something else.`;
}

/** R37: what the team never buys, and the way to tell of money that has gone all the same. */
export function neverBought(excluded: Pick<Never, 'rule' | 'word'>, line: string): Message {
  return {
    text: 'Not saved: the team never buys this',
    blocks: [
      section(
        `❌ *Not saved: the team never buys ${typed(excluded.rule)}.*`,
        `${quotedWord(excluded.word)} reads as that. If it means something else, say it in other words.`,
        yourLine(line),
      ),
      actions('line', button('The money has already gone', ACTIONS.moneyGone, asTyped(line))),
    ],
  };
}

function quotedWord(word: string): string {
  return `“${typed(word)}”`;
}

/** R37: money that has gone stays in the ledger, never as approved spending. */
export function breachStored(reference: string): Message {
  return {
    text: `Stored as a breach · ${reference}`,
    blocks: [
      section(
        `*Stored as a breach: ${reference}*`,
        'The ledger keeps it so that the money adds up. It is not approved spending; a manager has been told.',
        `Write ${reference} on the receipt.`,
      ),
    ],
  };
}

/** Design 1: nothing was saved; the person's own words, and what to do. */
export function notSaved(words: string | undefined): Message {
  return {
    text: 'Not saved',
    blocks: [
      section(
        '❌ *Not saved: the ledger can’t be reached.*',
        yourLine(words),
        'Try again in five minutes. If it fails, use a paper slip.',
      ),
    ],
  };
}

/** A fault in the app itself. */
export function somethingBroke(words: string | undefined): Message {
  return {
    text: 'Not done',
    blocks: [
      section(
        '❌ *Not saved: something went wrong in Oatcake itself.*',
        yourLine(words),
        'It has been noted. Try once more; if it fails again, use a paper slip and tell the technical admin.',
      ),
    ],
  };
}

/** The ledger has it; only the answer was lost. */
export function savedButNotShown(): Message {
  return {
    text: 'Saved; the answer was lost',
    blocks: [
      section(
        '*Saved, but the answer could not be shown.*',
        'Look at Oatcake’s Home to see it. Do not log it again.',
      ),
    ],
  };
}

/** The ledger was lost while it saved: nobody knows whether it did, and that is said. */
export function notKnownYet(words: string | undefined): Message {
  return {
    text: 'Not known yet whether it was saved',
    blocks: [
      section(
        '⏳ *Not known yet whether this was saved: the ledger was lost just then.*',
        yourLine(words),
        'Do not log it again. Oatcake tells you which it was as soon as it knows.',
      ),
    ],
  };
}

/** The same under a field of a form. */
export const NOT_KNOWN_IN_FORM =
  'Not known yet whether this was saved: the ledger was lost just then. Close the form; Oatcake tells you which it was as soon as it knows.';

/** Which it was, in the end. */
export function knownNow(saved: boolean | undefined, words: string | undefined): Message {
  const [text, sentence, next] =
    saved === undefined
      ? [
          'Still not known whether it was saved',
          '⏳ *It could not be found out whether this was saved.*',
          'Look at Oatcake’s Home, and log it again only if it is not there.',
        ]
      : saved
        ? ['It was saved', '✅ *It was saved after all.*', 'Oatcake’s Home has it.']
        : ['It was not saved', '❌ *It was not saved.*', 'Log it again.'];
  return { text, blocks: [section(sentence, yourLine(words), next)] };
}

/** The same under a field of a form, which stays open. */
export function brokenForm(committed: boolean, unsaved: boolean): string {
  if (committed) {
    return 'Saved, but the answer was lost. Close the form, and look at Oatcake’s Home to see it.';
  }
  return unsaved
    ? 'Not saved: the ledger can’t be reached. Press the button again in a minute.'
    : 'Not saved: something went wrong in Oatcake itself. Press the button once more; if it fails again, tell the technical admin.';
}

/** Slack gives three seconds to open a form; sometimes they pass. */
export function formMissed(words: string): Message {
  return {
    text: 'The form did not open',
    blocks: [
      section(
        '❌ *The form did not open in time, so nothing was saved.*',
        yourLine(words),
        'Type `/spend` again.',
      ),
    ],
  };
}

/** A word in a message, such as `customers`, cannot open a view by itself; a button can. */
export function needsPress(words: string): Message {
  return {
    text: 'One press more',
    blocks: [
      section('A message cannot open a form by itself, so it takes one press more.'),
      actions('word', button('Open it', ACTIONS.openWord, asTyped(words).slice(0, 500), 'primary')),
    ],
  };
}

/** A line in a message cannot open a form by itself; a button can. */
export function needsForm(note: string | undefined, line: string): Message {
  return {
    text: 'Not saved yet',
    blocks: [
      section(
        '*Not saved yet: a line needs an amount and a customer.*',
        note && typed(note),
        yourLine(line),
      ),
      actions('line', button('Finish in the form', ACTIONS.openForm, asTyped(line), 'primary')),
    ],
  };
}
