import { COMMAND_RIGHTS } from '../../src/cli/rights.ts';
import {
  ACCESS,
  AT_THE_MACHINE,
  REACHES,
  RIGHTS,
  reachOf,
  SEATS,
} from '../../src/domain/access.ts';
import {
  ACTION_RIGHTS,
  EVENT_RIGHTS,
  LINE_RIGHT,
  VIEW_RIGHTS,
} from '../../src/listeners/rights.ts';
import { WORDS } from '../../src/listeners/words.ts';
import { ACTIONS, VIEWS } from '../../src/messages/ids.ts';
import { refusalSentence } from '../../src/messages/refusals.ts';

/** Views that are looked at and not sent. */
export const LOOKED_AT: ReadonlySet<string> = new Set([
  'details',
  'year',
  'caseload',
  'history',
  'ownWeek',
  'guidelines',
  'audit',
]);

const SEAT_NAMES = {
  worker: 'Worker',
  manager: 'Manager',
  qa: 'Quality assurance',
  finance: 'Finance',
  admin: 'Admin (technical)',
  lead: 'Data protection lead',
} as const;

/** docs/access.md as the code has it. */
export function accessPage(): string {
  const heads = ['', ...SEATS.map((seat) => SEAT_NAMES[seat])];
  return [
    '# Who may do what',
    '',
    'Printed from `domain/access.ts` by a test, which fails when this page says anything else; `npx vitest run --project node test/docs/access.test.ts -u` prints it anew. Whoever asks is looked up at the moment of the click: the roles that they hold then, and what Slack says of them. One person may have several roles; the furthest counts. Guests, people of another workspace, closed accounts and whoever has no role may nothing at all.',
    '',
    ...table(
      heads,
      RIGHTS.map((right) => [ACCESS[right].does, ...SEATS.map((seat) => cell(seat, right))]),
    ),
    '',
    'By finance and the technical admin no customer, area or reason is seen in Slack; by quality assurance only those of entries that were drawn for an audit, and areas in the pack’s figures. What stands in the team’s channel is totals, and everybody in it reads them; what stands in the managers’ private channel is read by whoever is in it, which `oatcake doctor` looks at.',
    '',
    '## By which way, and what whoever may not reads',
    '',
    ...table(
      ['', 'Ways', 'Otherwise'],
      RIGHTS.map((right) => [
        ACCESS[right].does,
        waysOf(right),
        refusalSentence({ why: ACCESS[right].otherwise }),
      ]),
    ),
    '',
    'No refusal says more than its sentence; `set up` and `confirm` name whom to ask.',
    '',
    '## On the command line',
    '',
    'Nobody in Slack can do this. It asks nobody who they are: who may is who can open the ledger’s file and its key on the machine.',
    '',
    ...table(
      ['', 'Commands'],
      Object.entries(AT_THE_MACHINE).map(([right, does]) => [does, commandsOf(right)]),
    ),
    '',
  ].join('\n');
}

function cell(seat: (typeof SEATS)[number], right: (typeof RIGHTS)[number]): string {
  const reach = reachOf(seat, right);
  return reach === undefined ? '–' : REACHES[reach];
}

/** Words, buttons, forms and events that are ways to a right. */
export function waysOf(right: string): string {
  const words = Object.entries(WORDS).flatMap(([word, known]) =>
    known.right === right ? [`/spend ${word}`] : [],
  );
  const line = LINE_RIGHT === right ? ['/spend', 'a message'] : [];
  const named = <K extends string>(
    ids: Readonly<Record<K, string>>,
    rights: Readonly<Record<K, string>>,
  ) => (Object.keys(ids) as K[]).flatMap((name) => (rights[name] === right ? [ids[name]] : []));
  const events = Object.entries(EVENT_RIGHTS).flatMap(([event, of]) =>
    of === right && event !== 'message.im' ? [event] : [],
  );
  const all = [
    ...line,
    ...words,
    ...named(ACTIONS, ACTION_RIGHTS),
    ...named(VIEWS, VIEW_RIGHTS),
    ...events,
  ];
  return [...new Set(all)].map((way) => `\`${way}\``).join(' ');
}

function commandsOf(right: string): string {
  const named = Object.entries(COMMAND_RIGHTS).filter(([, of]) => of === right);
  return named.map(([name]) => `\`oatcake ${name}\``).join(' ');
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)];
}
