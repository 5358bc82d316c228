import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { formatPounds, pence } from '../domain/money.ts';
import type { Customer } from '../domain/purchase.ts';
import { customersByReference } from '../ledger/customers.ts';
import { Deadline } from '../ledger/deadline.ts';
import { eraseCustomer, forgettableWith, type Keeps, whatKeeps } from '../ledger/forget-run.ts';
import { addLook } from '../ledger/looks.ts';
import type { Ledger } from '../ledger/open.ts';
import { type Held, type HeldRow, heldAbout } from '../ledger/subject.ts';
import { whatGoes } from './forget.ts';
import { withLedger } from './with-ledger.ts';
import { type Act, type Answer, answer, refused, type World } from './world.ts';

/** Milliseconds that a command may wait for the running app to let it write. */
const PATIENCE = 10_000;

interface Asked {
  readonly purpose: string;
  readonly json?: true;
  readonly out?: string;
}

export function addSubject(program: Command, world: World, act: Act): void {
  program
    .command('subject')
    .description('all that is held about a customer, to be handed over')
    .argument('<reference>', 'the customer, such as V042')
    .requiredOption('--purpose <words>', 'who asked, and what for; it is kept with the look')
    .option('--json', 'as JSON')
    .option('--out <file>', 'into a new file that only you can read')
    .action((reference: string, asked: Asked) =>
      act(() => ofCustomer(world, reference, (...found) => collect(world, asked, ...found))),
    );
}

interface Sure {
  readonly dryRun?: true;
  readonly yes?: true;
}

export function addErase(program: Command, world: World, act: Act): void {
  program
    .command('erase')
    .description('forget a customer now, keeping amounts, days and categories')
    .argument('<reference>', 'the customer, such as V042')
    .option('--dry-run', 'say what would be forgotten, and forget nothing')
    .option('--yes', 'it does not come back')
    .action((reference: string, asked: Sure) =>
      act(() => ofCustomer(world, reference, (...found) => erase(world, asked, ...found))),
    );
}

const NOBODY =
  'No such customer is on file: look at the reference. Who was forgotten has none any more.';

function ofCustomer(
  world: World,
  reference: string,
  command: (ledger: Ledger, workspaceId: number, customer: Customer) => Promise<Answer>,
): Promise<Answer> {
  return withLedger(world, async (ledger, { id }) => {
    const [customer] = await customersByReference(ledger.reader(id), [reference]);
    if (customer === undefined) return refused(NOBODY);
    return command(ledger, id, customer);
  });
}

/** R145: the look is on file before anything is shown. */
async function collect(
  world: World,
  { purpose, json, out }: Asked,
  ledger: Ledger,
  workspaceId: number,
  { id: customerId, reference }: Customer,
): Promise<Answer> {
  if (out !== undefined && existsSync(out)) return refused(`${out} is there already.`);
  const now = world.now();
  const request = { workspaceId, deadline: Deadline.in(PATIENCE), now, actorId: null };
  const look = { customerId, what: 'subject-access', purpose: 'other', words: purpose } as const;
  await ledger.write(request, (writer) => addLook(writer, look));
  const held = await heldAbout(ledger.reader(workspaceId), customerId);
  const text = json ? JSON.stringify(held, null, 2) : readable(reference, held);
  if (out === undefined) return answer(text);
  await writeFile(out, `${text}\n`, { mode: 0o600, flag: 'wx' });
  return answer(`Wrote ${out}`);
}

function readable(reference: string, { customer, records }: Held): string {
  return [
    `What is held about ${reference}`,
    '',
    ...lines(customer, '  '),
    ...records.flatMap(({ what, rows }) => [
      '',
      `${what} (${rows.length})`,
      ...rows.flatMap((row) => ['', ...lines(row, '  ')]),
    ]),
    '',
    'What is wrong is put right in Slack: Edit or Undo for a purchase, /spend customers for the rest.',
  ].join('\n');
}

/** What only the ledger has a use for; the JSON has it. */
const INNER = ['lookup', 'tally'];

/** `askedBy` reads `asked by`, and `unitPence` `unit amount`. */
const wordsOf = (key: string) =>
  key.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`).replace(/pence$/u, 'amount');

function inText(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number' || !/pence$/iu.test(key)) return String(value);
  return formatPounds(pence(value));
}

function lines(row: HeldRow, indent: string): string[] {
  return Object.entries(row).flatMap(([key, value]): string[] => {
    if (INNER.includes(key)) return [];
    if (Array.isArray(value)) {
      return value.flatMap((one: HeldRow, at) => [
        `${indent}${wordsOf(key)} ${at + 1}`,
        ...lines(one, `${indent}  `),
      ]);
    }
    if (typeof value === 'object' && value !== null) {
      return [`${indent}${wordsOf(key)}`, ...lines(value as HeldRow, `${indent}  `)];
    }
    return [`${indent}${wordsOf(key)}: ${inText(key, value)}`];
  });
}

function kept(by: Keeps): Answer {
  if (by === 'hold') {
    return refused(
      'The customer is under a legal hold, and nothing was erased: end it first with `oatcake hold REFERENCE --end`.',
    );
  }
  const { drafts, requests } = by;
  const waiting = [...requests, ...(drafts > 0 ? [`${drafts} kept lines`] : [])].join(', ');
  return refused(`Nothing was erased: ${waiting} must be settled in Slack first.`);
}

const FIRST =
  'Hand over what `oatcake subject` prints if that was asked for, then add --yes: it does not come back.';

/** R145: as R139 does it, at once. */
async function erase(
  world: World,
  { dryRun, yes }: Sure,
  ledger: Ledger,
  workspaceId: number,
  { id: customerId, reference }: Customer,
): Promise<Answer> {
  const reader = ledger.reader(workspaceId);
  const keeps = await whatKeeps(reader, customerId);
  if (keeps !== undefined) return kept(keeps);
  if (dryRun || !yes) {
    const goes = `${whatGoes(await forgettableWith(reader, customerId), 'would be')}.`;
    return dryRun ? answer(goes) : refused(`Nothing was erased. ${goes} ${FIRST}`);
  }
  const since = await eraseCustomer(ledger, workspaceId, { customerId, now: world.now() });
  if (since !== undefined) return kept(since);
  return answer(
    `${reference} is forgotten: amounts, days, categories, payment, buyers and deciders stay.`,
    'Backups made before now still hold it: throw them away when their time is over.',
  );
}
