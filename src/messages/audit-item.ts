import type { KnownBlock, ModalView } from '@slack/types';
import { AUDIT_ANSWERS, AUDIT_QUESTIONS, FINDING_LENGTH } from '../domain/audit.ts';
import type { AuditEntry } from '../domain/audit-entry.ts';
import { formatDay } from '../domain/day.ts';
import type { Guideline } from '../domain/guidelines.ts';
import { formatPounds } from '../domain/money.ts';
import type { Plan } from '../domain/sign-off.ts';
import { ANSWER_WORDS, entryGoods, entryName, QUESTIONS } from './audit-words.ts';
import { actions, button, context, option, paragraphs, section } from './blocks.ts';
import { freesWords, inFull, planWords } from './goods.ts';
import { laterLine } from './history.ts';
import { ACTIONS, auditField, VIEWS } from './ids.ts';
import { radioInput, textInput } from './inputs.ts';
import { lineList } from './line-list.ts';
import { counted, mention, quoted, sentenceCase, typed } from './text.ts';

/** An entry in front of its auditor. */
export interface AuditAsked {
  /** Of the round's item, by the ledger's id. */
  readonly item: number;
  /** Which one of how many it is for this person, from 1. */
  readonly place: number;
  readonly of: number;
  readonly entry: AuditEntry;
  /** R47: those that were in force for it. */
  readonly guidelines: readonly Guideline[];
  readonly timezone: string;
}

/** Notes of what was told later that are shown. */
const SHOWN = 6;

/** R74: the entry, `All fine` for one tap, the four questions, and a few words for a finding. */
export function auditItemForm(asked: AuditAsked): ModalView {
  const { item, place, of, entry } = asked;
  const options = () => AUDIT_ANSWERS.map((one) => option(ANSWER_WORDS[one], one));
  return {
    type: 'modal',
    callback_id: VIEWS.auditItem,
    private_metadata: JSON.stringify({ item }),
    title: { type: 'plain_text', text: `Audit: ${place} of ${of}`.slice(0, 24) },
    submit: { type: 'plain_text', text: place < of ? 'Save and next' : 'Save' },
    close: { type: 'plain_text', text: 'Later' },
    blocks: [
      ...about(asked),
      actions(`audit:${item}`, button('All fine', ACTIONS.auditAllFine, item, 'primary')),
      ...AUDIT_QUESTIONS.map((question) =>
        radioInput(auditField(question, item), QUESTIONS[entry.kind][question], options()),
      ),
      textInput(auditField('finding', item), 'What you found, in a few words', {
        ...{ optional: true, most: FINDING_LENGTH },
        hint: 'No names, please. Whoever bought it reads this, so be kind; it changes nothing in the entry.',
      }),
    ],
  };
}

function about({ entry, guidelines, timezone }: AuditAsked): KnownBlock[] {
  const { told, category, area, day, notes } = entry;
  const plan = planWords(told);
  const frees = freesWords(told);
  const later = notes.slice(-SHOWN).map((note) => laterLine(note, timezone));
  return [
    section(
      `*${sentenceCase(entryName(entry))} · ${entryGoods(entry)}*`,
      told.more.lines.length === 0 && inFull(told),
      [told.customer.reference, category && typed(category.label), area && typed(area.label)]
        .filter(Boolean)
        .join(' · '),
      `${formatDay(day)}${standing(entry)}`,
    ),
    ...(told.more.lines.length === 0 || category === undefined
      ? []
      : paragraphs(...lineList({ ...told, category, area }))),
    section(
      told.purpose === undefined ? '*Why*  nothing told' : `*Why*  ${quoted(told.purpose)}`,
      told.whyThisOne && `*Why this one*  ${quoted(told.whyThisOne)}`,
      `*Support plan*  ${plan ?? 'no item told'}`,
      frees && `*Frees*  ${frees}`,
    ),
    ...paragraphs(...signOffLines(entry)),
    section(`*Receipt*  ${receiptWords(entry)}`),
    ...(later.length === 0 ? [] : paragraphs('*Told later*', ...later)),
    context(`Guidelines then: ${guidelines.map(({ title }) => typed(title)).join(' · ')}`),
  ];
}

function standing({ kind, bought }: AuditEntry): string {
  if (kind === 'declined') return ' · asked for, and declined';
  if (kind === 'unfinished') return ' · never finished: it counts nowhere';
  if (bought?.kind === 'breach') return ' · a breach, told openly';
  return bought?.corrected ? ' · corrected since; this is how it stood' : '';
}

const AUTHORITY = {
  own: 'within the buyer’s own limits: no manager was needed',
  signed_off: 'bought on a manager’s word',
  exception: 'an exception: the money went first',
  imported: 'from an import',
} as const;

function signOffLines({ kind, bought, plans, signedOffBy }: AuditEntry): string[] {
  if (kind === 'unfinished') return ['*Sign-off*  never asked for'];
  const word = bought && AUTHORITY[bought.authority];
  const named = signedOffBy && `signed off by ${mention(signedOffBy)}`;
  const first = [word, named].filter(Boolean).join(', ') || 'a manager was asked';
  return [`*Sign-off*  ${first}`, ...plans.map(planLine)];
}

function planLine({ reference, upTo, state, decision }: Plan): string {
  const amount = `${reference}: ${formatPounds(upTo)}`;
  if (decision === undefined) return `${amount}, ${state === 'waiting' ? 'waits' : 'withdrawn'}`;
  const reason = decision.reason === undefined ? '' : ` ${quoted(decision.reason)}`;
  return `${amount}, ${decision.outcome} by ${mention(decision.by)}${reason}`;
}

function receiptWords({ kind, receipt, photos }: AuditEntry): string {
  if (kind !== 'saved') return 'none, since nothing was saved';
  const photo = photos === 0 ? '' : `, ${counted(photos, 'photo')} kept`;
  if (receipt === undefined)
    return photos === 0 ? 'nothing told' : counted(photos, 'photo kept', 'photos kept');
  return `${receipt === 'yes' ? 'the reference is on it' : 'the reference is not on it'}${photo}`;
}

/** After the last one. `left` are some that can no longer be this person's to look at. */
export function auditItemsDone(looked: number, left: number): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Audit' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      section(
        `*Thank you: ${counted(looked, 'entry', 'entries')} looked at.*`,
        'What was not fine reaches whoever bought it, kindly; the entries stay as they are.',
        left > 0 &&
          `${counted(left, 'entry is', 'entries are')} no longer yours to look at, since you hold the case or had a hand in it. Quality assurance sees that.`,
      ),
    ],
  };
}
