import { REACHES, SEATS, type Seat } from '../domain/access.ts';
import { fieldsOf, type Kept, type RegisterEntry, seatsSeeing } from '../domain/register.ts';
import { OF_CUSTOMERS } from './register-customers.ts';
import { IN_EVERY_TABLE, OF_ITS_OWN } from './register-own.ts';
import { OF_PURCHASES } from './register-purchases.ts';
import { OF_THE_TEAM } from './register-team.ts';

/** R92: every stored field, under what it is for, who sees it and how long it is kept. */
export const REGISTER = [
  { title: 'Customers', entries: OF_CUSTOMERS },
  { title: 'Money, and the words about it', entries: OF_PURCHASES },
  { title: 'The team', entries: OF_THE_TEAM },
  { title: 'The ledger’s own', entries: OF_ITS_OWN },
] as const;

/** R139: the team's two clocks. */
export interface Clocks {
  readonly textMonths: number;
  readonly moneyYears: number;
}

/** How long something is kept, by the team's clocks. */
export function keptWords(kept: Kept, { textMonths, moneyYears }: Clocks): string {
  const words: Record<Kept, string> = {
    words: `until ${textMonths} months after the customer’s case ends, or its entry goes`,
    money: `this financial year and ${moneyYears} more`,
    'ninety-days': 'ninety days; the place of a card or a pack as long as its request or the pack',
    'until-changed': 'until it is changed; the history keeps that it was',
    ledger: 'as long as the ledger',
    work: 'until that is done',
  };
  return words[kept];
}

const SEATED: Readonly<Record<Seat, string>> = {
  worker: 'workers',
  manager: 'managers',
  qa: 'quality assurance',
  finance: 'finance',
  admin: 'the admin',
  lead: 'the data protection lead',
};

/** R93: who in Slack sees an entry's fields, as the matrix has it. */
export function seenWords(entry: RegisterEntry): string {
  const seats = seatsSeeing(entry);
  const roles = SEATS.filter((seat) => seat !== 'lead');
  const isAll = roles.every((seat) => seats.get(seat)?.includes('all'));
  const told = [...seats].map(([seat, reaches]) => {
    const how = reaches.map((one) => REACHES[one]).join('; ');
    return how === REACHES.all ? SEATED[seat] : `${SEATED[seat]} (${how})`;
  });
  const who = isAll ? 'everybody on the team' : told.join(', ') || 'nobody in Slack';
  return entry.besides === undefined ? who : `${who}; ${entry.besides}`;
}

/** The register as a page of Markdown. */
export function registerPage(clocks: Clocks): string {
  return [
    '# What Oatcake stores',
    '',
    'Every stored field: what for, who sees it, how long. Customers are references: pseudonyms, and **still personal data**. No field holds a name, an address, a date of birth, a National Insurance or NHS number of a customer, a score, a step or a stage of the Star, or details of an assessment. A legal hold stops both clocks for the customer it is on. Forgetting is done once a month, from the day on which somebody has read what would go and begun it (`oatcake forget`). Who sees it is read off [the matrix](access.md); whoever runs the machine and has its key can read all of it. `oatcake register` prints this page with a team’s own clocks.',
    ...REGISTER.flatMap(({ title, entries }) => [
      '',
      `## ${title}`,
      '',
      '| what | why | who sees it | how long |',
      '| --- | --- | --- | --- |',
      ...entries.map((entry) => row(entry, clocks)),
    ]),
    '',
    '## Each field by its table',
    '',
    `Every table may have besides: ${IN_EVERY_TABLE.map((name) => `\`${name}\``).join(', ')}, numbers of the ledger’s own. 🔒 is encrypted by itself (AES-256-GCM).`,
    '',
    '| table | field | is part of |',
    '| --- | --- | --- |',
    ...byTable(),
    '',
  ].join('\n');
}

function row(entry: RegisterEntry, clocks: Clocks): string {
  const { what, purpose, kept, sealed } = entry;
  return `| ${sealed ? '🔒 ' : ''}${what} | ${purpose} | ${seenWords(entry)} | ${keptWords(kept, clocks)} |`;
}

function byTable(): string[] {
  const rows = REGISTER.flatMap(({ entries }) => entries).flatMap((entry) =>
    Object.entries(entry.fields).map(([table, columns]) => {
      const names = columns.split(' ').map((name) => `\`${name}\``);
      const part = entry.what.split(/[:;,]/)[0];
      return `| ${table} | ${entry.sealed ? '🔒 ' : ''}${names.join(', ')} | ${part} |`;
    }),
  );
  return rows.toSorted();
}

/** The full names of all fields in the register. */
export function registeredFields(): string[] {
  return REGISTER.flatMap(({ entries }) => entries).flatMap(fieldsOf);
}
