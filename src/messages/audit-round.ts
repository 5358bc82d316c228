import type { ModalView } from '@slack/types';
import type { Audited, AuditResults } from '../domain/audit.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { MOST_AUDITED } from '../domain/audit-sample.ts';
import type { Days } from '../domain/day.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { auditDays, auditLine, entryGoods, entryName, seenWords } from './audit-words.ts';
import { actions, button, context, type Message, option, paragraphs, section } from './blocks.ts';
import { ACTIONS, AUDIT_ROUND, VIEWS } from './ids.ts';
import { dayInput, radioInput, textInput } from './inputs.ts';
import { counted, mention, quoted, sentenceCase } from './text.ts';

/** A round by its number and its days. */
export interface NamedRound {
  readonly number: number;
  readonly days: Days;
}

/** How a round was drawn. */
export interface Drawn {
  readonly seed: number;
  /** As each month, and not by somebody of quality assurance. */
  readonly isByItself: boolean;
}

/** R74: a round as quality assurance sees it. */
export interface AuditShown extends NamedRound, Drawn {
  readonly results: AuditResults;
  /** Who looks at how many, and how many they have looked at. */
  readonly people: readonly {
    readonly who: Colleague;
    readonly looked: number;
    readonly of: number;
  }[];
  readonly findings: readonly {
    readonly entry: AuditEntry;
    readonly audited: Audited;
    readonly reply: string | undefined;
  }[];
  /** Names of what nobody on the list may look at. */
  readonly nobody: readonly string[];
}

const NOBODY_SHOWN = 12;

/** `/spend audit`: which days, how many, by which seed, and who looks. */
export function auditRoundForm(proposed: {
  readonly days: Days;
  readonly size: number;
  readonly seed: number;
}): ModalView {
  const who = [
    option('Quality assurance and workers', 'all'),
    option('Quality assurance alone', 'qa'),
  ];
  return {
    type: 'modal',
    callback_id: VIEWS.auditRound,
    title: { type: 'plain_text', text: 'A round of audit' },
    submit: { type: 'plain_text', text: 'Draw and send' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: [
      dayInput(AUDIT_ROUND.from, 'Entries from', { value: proposed.days.from }),
      dayInput(AUDIT_ROUND.to, 'to', { value: proposed.days.to, hint: 'Both days are in it.' }),
      textInput(AUDIT_ROUND.size, 'How many', {
        ...{ value: String(proposed.size), most: 2 },
        hint: 'Drawn from what was saved, in four sizes, what was declined, and what nobody finished.',
      }),
      radioInput(AUDIT_ROUND.who, 'Who looks', who, { chosen: 'all' }),
      textInput(AUDIT_ROUND.seed, 'Seed', {
        ...{ value: String(proposed.seed), most: 10 },
        hint: 'The same seed draws the same list. It is kept with the round.',
      }),
    ],
  };
}

/** What is wrong in the form; plain text, as it stands under a field. */
export const AUDIT_FAULTS = {
  noDay: 'Choose a day.',
  backwards: 'Choose a day that is not before the first, and not after today.',
  tooLong: 'Choose a year at most.',
  size: `Choose a number from 1 to ${MOST_AUDITED}.`,
  seed: 'Choose a whole number of at most ten digits, up to 2147483647.',
  nothing: 'There is nothing in these days that anybody on the list may look at. Choose others.',
} as const;

/** A round to quality assurance: how far it is, what was found, and what was replied. */
export function auditView(shown: AuditShown): ModalView {
  const { results, people, findings, nobody } = shown;
  const left = results.given - results.looked;
  const rest = nobody.length - NOBODY_SHOWN;
  return viewOf([
    section(
      `*${roundName(shown)}*`,
      `${sentenceCase(auditLine(results))}.`,
      left > 0 && `${counted(left, 'entry is', 'entries are')} still to be looked at.`,
    ),
    ...paragraphs(
      '*Who looks*',
      ...people.map(({ who, looked, of }) => `${mention(who)}: ${looked} of ${of}`),
    ),
    ...(findings.length === 0 ? [] : paragraphs('*Findings*', ...findings.map(findingLine))),
    ...(nobody.length === 0
      ? []
      : [
          section(
            `*Nobody on the list may look at* ${nobody.slice(0, NOBODY_SHOWN).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}: each of them bought, recorded or decided it, or holds the case. Others were drawn in their place.`,
          ),
        ]),
    context(drawnWords(shown)),
    actions('audit', button('Begin another round', ACTIONS.auditStart, 'audit')),
  ]);
}

function findingLine({ entry, audited, reply }: AuditShown['findings'][number]): string {
  const words = audited.finding === undefined ? '' : ` ${quoted(audited.finding)}`;
  const said = reply === undefined ? '' : ` Reply: ${quoted(reply)}`;
  const seen = seenWords(audited) ?? 'in words';
  return `• ${sentenceCase(entryName(entry))} · ${entryGoods(entry)}: ${seen}.${words}${said}`;
}

/** R93: a round to managers: figures, and no entry. */
export function auditSummary(
  round: (NamedRound & Drawn & { readonly results: AuditResults }) | undefined,
): ModalView {
  if (round === undefined) {
    return viewOf([
      section(
        '*No round of audit yet.* One about the month before begins by itself on the first working day of a month, and quality assurance begins one at any time with `/spend audit`.',
      ),
    ]);
  }
  const { given, looked } = round.results;
  const { seed, isByItself } = round;
  return viewOf([
    section(
      `*${roundName(round)}*`,
      `${sentenceCase(auditLine(round.results))}.`,
      looked < given &&
        `${counted(given - looked, 'entry is', 'entries are')} still to be looked at.`,
    ),
    context(
      `${drawnWords({ seed, isByItself })} Findings reach whoever bought the thing, and quality assurance. The pack has this line.`,
    ),
  ]);
}

function drawnWords({ seed, isByItself }: Drawn): string {
  const began = isByItself ? ' It began by itself, as on the first working day of each month.' : '';
  return `Drawn with seed ${seed}.${began}`;
}

function viewOf(blocks: ModalView['blocks']): ModalView {
  return {
    type: 'modal',
    callback_id: VIEWS.audit,
    title: { type: 'plain_text', text: 'Peer audit' },
    close: { type: 'plain_text', text: 'Close' },
    blocks,
  };
}

function roundName({ number, days }: NamedRound): string {
  return `Round ${number}: ${auditDays(days)}`;
}

/** R74: to each auditor, once a round; once all is looked at it says so. */
export function auditGiven(
  round: NamedRound & { readonly id: number },
  given: { readonly left: number; readonly of: number },
): Message {
  if (given.of === 0) {
    const text = 'Audit: nothing left to look at';
    return { text, blocks: [section(`*${roundName(round)}*: yours went to somebody else.`)] };
  }
  if (given.left === 0) {
    return {
      text: 'Audit: all looked at',
      blocks: [section(`*${roundName(round)}: all ${given.of} looked at.* Thank you.`)],
    };
  }
  return {
    text: 'A few entries to look at',
    blocks: [
      section(
        `*${counted(given.of, 'entry', 'entries')} of ${auditDays(round.days)} for you to look at*`,
        given.of === 1
          ? 'It was drawn by lot, and is not yours. Four questions, or one tap where all is fine.'
          : 'They were drawn by lot, and none of them is yours. Four questions each, or one tap where all is fine.',
      ),
      actions(`audit-round:${round.id}`, button('Begin', ACTIONS.auditBegin, round.id, 'primary')),
    ],
  };
}

/** To whoever began a round, once all of it was looked at. */
export function auditDone(round: NamedRound, results: AuditResults): Message {
  return {
    text: 'A round of audit is done',
    blocks: [
      section(
        `*${roundName(round)} is done*`,
        `${sentenceCase(auditLine(results))}.`,
        'The findings are under `/spend audit`; the next pack has the figures.',
      ),
    ],
  };
}
