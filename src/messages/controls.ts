import type { ControlCheck, Duplicate, Override, Pending, RoleChange } from '../domain/controls.ts';
import { formatDay } from '../domain/day.ts';
import type { FileKind, MadeFile } from '../domain/given-file.ts';
import { formatPounds } from '../domain/money.ts';
import type { Colleague } from '../domain/sign-off.ts';
import type { Role } from '../domain/staff.ts';
import { type Message, paragraphs, section } from './blocks.ts';
import { counted, mention, shortPounds, typed } from './text.ts';

/** Lines of a kind that are listed in Slack; the command line lists all. */
const MOST = 6;

/** Files are told of with words, and so of fewer. */
const MOST_FILES = 4;

const ROLES: Readonly<Record<Role, string>> = {
  worker: 'Workers',
  manager: 'Managers',
  qa: 'Quality assurance',
  finance: 'Finance',
  admin: 'Technical admins',
};

const OVERRIDE_LINES: Readonly<Record<Override, string>> = {
  twins: 'bought again with the same details, which the buyer confirmed',
  soft: 'approved against a guideline',
  conditions: 'approved with a condition',
  beyond: 'bought beyond what was approved',
  backdated: 'told more than a week late, each with its why',
  corrected: 'corrected by somebody else than the buyer',
};

const FILES: Readonly<Record<FileKind, string>> = {
  ledger: 'the ledger',
  finance: 'the ledger’s money',
  evaluation: 'rows for an evaluator',
};

type Named = (who: Colleague) => string;

/** R142: `/spend controls`: the control check of a period, to one manager alone. */
export function controlsMessage(check: ControlCheck): Message {
  const [title = '', ...parts] = controlParts(check, mention, MOST);
  return {
    text: 'The control check',
    blocks: [
      section(`*${title}*`),
      ...parts.flatMap(([head, ...lines]) => paragraphs(`*${head}*`, ...lines)),
    ],
  };
}

/** R142: the same as one page of plain text, with everything listed. */
export function controlsText(check: ControlCheck): string {
  const name: Named = ({ name: own, slackId }) =>
    own ?? slackId ?? 'somebody no longer on the team';
  const [title = '', ...parts] = controlParts(check, name, Number.POSITIVE_INFINITY);
  return [
    title,
    ...parts.map(([head, ...lines]) => [head, ...lines.map((line) => `  ${line}`)].join('\n')),
  ].join('\n\n');
}

/** What a manager reads who has named no period that there is. */
export function controlsHelp(): Message {
  const how =
    'Type a quarter or a year after it: `/spend controls 2026-Q3`, `/spend controls 2026`.';
  return { text: 'How to see the control check', blocks: [section(how)] };
}

type Parts = [string, ...(readonly [string, ...string[]])[]];

function controlParts(check: ControlCheck, name: Named, most: number): Parts {
  const { days, retrospective, interests, unfinished } = check;
  const others = overridesOf(check, Number.isFinite(most));
  const list = <T>(all: readonly T[], line: (one: T) => string, shown = most) => [
    ...all.slice(0, shown).map(line),
    ...(all.length > shown ? [`and ${all.length - shown} more: oatcake controls lists all`] : []),
  ];
  const oldest =
    unfinished.oldest === undefined ? '' : `, the oldest of ${formatDay(unfinished.oldest)}`;
  return [
    `Control check, ${formatDay(days.from)} to ${formatDay(days.to)}`,
    [
      'Who has which role',
      ...check.roles.map(
        ({ role, people }) => `${ROLES[role]}: ${people.map(name).join(', ') || 'nobody'}`,
      ),
    ],
    [
      `Roles given and ended: ${check.changes.length}`,
      ...list(changesTogether(check.changes), ([{ on, role, what }, people]) => {
        return `${ROLES[role]}, ${what} on ${formatDay(on)}: ${people.map(name).join(', ')}`;
      }),
    ],
    [
      'Limits',
      ...check.limits.map(
        ({ from, item, day, entries }) =>
          `from ${formatDay(from)}: ${shortPounds(item)} a thing, ${shortPounds(day)} a day; ${counted(entries, 'entry', 'entries')} on the buyer’s own decision`,
      ),
    ],
    [
      `Already paid, and asked about afterwards: ${retrospective.count}`,
      ...(retrospective.count === 0 ? [] : [formatPounds(retrospective.pence)]),
    ],
    [
      `Tries to decide one’s own request: ${check.ownTries.length}${check.ownTries.length === 0 ? '' : ', each refused'}`,
      ...list(
        check.ownTries,
        ({ on, who, reference }) => `${formatDay(on)}: ${name(who)}, ${reference}`,
      ),
    ],
    [`Waiting for a decision now: ${check.pending.length}`, ...list(check.pending, pendingLine)],
    [
      `Other ways than the usual${others.length === 0 ? ': none' : ''}`,
      ...others.map(([count, what]) => `${count} ${what}`),
    ],
    [`Lines kept and not finished: ${unfinished.count}${oldest}`],
    [
      `Requests with an interest in the supplier: ${interests.buyers} of the buyer, ${interests.managers} of a manager`,
    ],
    [
      `Same buyer, amount and words within a week: ${check.duplicates.length}`,
      ...list(check.duplicates, (one) => duplicateLine(one, name)),
    ],
    [
      `Files out of the ledger: ${check.files.length}`,
      ...list(
        check.files,
        (one) => fileLine(one, name, Number.isFinite(most)),
        Math.min(most, MOST_FILES),
      ),
    ],
    [`Messages that Slack would not take: ${check.parked}`],
  ];
}

/** What was done alike on one day is one line, whoever it was done to. */
function changesTogether(all: readonly RoleChange[]): [RoleChange, Colleague[]][] {
  const groups = new Map<string, [RoleChange, Colleague[]]>();
  for (const change of all) {
    const key = `${change.on} ${change.role} ${change.what}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change, [change.who]]);
    else group[1].push(change.who);
  }
  return [...groups.values()];
}

/** How often each; in brief without those that never happened. */
function overridesOf({ overrides }: ControlCheck, inBrief: boolean): [number, string][] {
  return Object.entries(overrides)
    .map(([kind, count]): [number, string] => [count, OVERRIDE_LINES[kind as Override]])
    .filter(([count]) => count > 0 || !inBrief);
}

function pendingLine({ reference, askedOn, age, overdue }: Pending): string {
  const late = overdue ? ', overdue' : '';
  return `${reference}: asked ${formatDay(askedOn)}, ${counted(age, 'day')} ago${late}`;
}

/** Who had what, when, what for, how much of it, and by which checksum it is known again. */
function fileLine(
  { on, by, atTheMachine, ...file }: ControlCheck['files'][number],
  name: Named,
  inBrief: boolean,
): string {
  const { kind, days, purpose, recipient, made } = file;
  const who = by === undefined ? (atTheMachine ? 'at the machine' : 'somebody') : name(by);
  const words = (all: string) => (inBrief ? typed(cut(all)) : all);
  const given = recipient === undefined ? '' : `, for ${words(recipient)}`;
  const why = purpose === undefined ? '' : `; what for: ${words(purpose)}`;
  const what = `${FILES[kind]} of ${formatDay(days.from)} to ${formatDay(days.to)}`;
  return `${formatDay(on)}: ${who}, ${what}${given}${why}; ${made === undefined ? 'not finished' : madeLine(made, inBrief)}`;
}

/** On a phone: characters of a checksum that are enough to know a file by, and of words. */
const SHORT = 12;
const SHORT_WORDS = 30;

function cut(words: string): string {
  const letters = [...words];
  return letters.length > SHORT_WORDS ? `${letters.slice(0, SHORT_WORDS).join('')}…` : words;
}

function madeLine({ rows, leftOut, sha256 }: MadeFile, inBrief: boolean): string {
  const left = leftOut ? `, ${leftOut} left out` : '';
  const sum = inBrief ? `${sha256.slice(0, SHORT)}…` : sha256;
  return `${counted(rows, 'row')}${left}, SHA-256 ${sum}`;
}

function duplicateLine(
  { references, buyer, pence, from, to, clearedBy }: Duplicate,
  name: Named,
): string {
  const when = from === to ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`;
  const clear =
    clearedBy === 'receipts'
      ? 'cleared: each has its own receipt'
      : 'a receipt for each would clear it';
  return `${references.map(typed).join(', ')}: ${formatPounds(pence)}, ${name(buyer)}, ${when}; ${clear}`;
}
