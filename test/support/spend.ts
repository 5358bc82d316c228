import { Deadline } from '../../src/ledger/deadline.ts';
import { eraseCustomer } from '../../src/ledger/forget-run.ts';
import type { Person } from '../../src/practice/client/person.ts';
import type { SeenMessage } from '../../src/practice/wire.ts';
import { type Team, WEDNESDAY } from './team.ts';

/** Types `/spend` and a line; gives what the person reads in answer. */
export async function spend(team: Team, line: string, by: Person = team.worker): Promise<string> {
  const where = by.id === team.guest.id ? 'general' : 'team';
  const { answers, failed } = await by.command(where, `/spend ${line}`);
  return failed ?? team.text(answers.at(-1));
}

/** What a person reads in the form in front of them, line by line. */
export function formOf(team: Team, person: Person = team.worker): string {
  const view = person.view();
  if (view === undefined) throw new Error('No form is open');
  return team.slack.text(view);
}

/**
 * Sends the form and gives the message from Oatcake that follows.
 *
 * @param patience milliseconds until it must be there; a picture takes longer on a busy machine
 */
export async function sendForm(
  team: Team,
  person: Person = team.worker,
  patience = 5_000,
): Promise<string> {
  const before = new Set(person.dm().map(({ ts }) => ts));
  const sent = await person.submit();
  if (sent.kind !== 'closed' && sent.kind !== 'cleared') {
    throw new Error(`The form stayed open: ${sent.kind} ${JSON.stringify(sent.errors)}`);
  }
  return team.text(await person.waitFor(() => newest(person, before), patience));
}

/** Sends a form about something dear: it insists on more, which is answered (R41, R42). */
export async function sendDearForm(team: Team, person: Person = team.worker): Promise<string> {
  const sent = await person.submit();
  if (sent.kind === 'closed') throw new Error('The form asked for nothing more');
  await person.fill({ 'Other source checked': 'None available now', 'Why this one': 'it lasts' });
  return sendForm(team, person);
}

function newest(person: Person, before: ReadonlySet<string>): SeenMessage | undefined {
  return person.dm().find(({ ts, fromApp }) => fromApp && !before.has(ts));
}

/** The newest message from Oatcake that holds these words, once it is there. */
export function dmWith(team: Team, words: RegExp, person: Person = team.worker) {
  return person.waitFor(() => person.dm().findLast((message) => words.test(team.text(message))));
}

/** What stands in the ledger: purchases that nothing took the place of, oldest first. */
export function standing({ reader }: Team) {
  return reader.db.purchase.findMany({
    where: { correctedOn: null, kind: { in: ['purchase', 'amendment'] } },
    orderBy: { id: 'asc' },
    include: { lines: true },
  });
}

/** Every entry there ever was, corrections and breaches too. */
export function entries({ reader }: Team) {
  return reader.db.purchase.findMany({ orderBy: { id: 'asc' }, include: { lines: true } });
}

/** Lines that are kept and open. */
export function open({ reader }: Team) {
  return reader.db.draft.findMany({ where: { state: 'open' }, orderBy: { id: 'asc' } });
}

/** What is left of the worker's day, as an answer says it. */
export function leftIn(answer: string): string | undefined {
  return /(£[\d.,]+) of today's £100 left/.exec(answer.replaceAll('’', "'"))?.[1];
}

/** Closes a customer's case. */
export async function closeCase({ ledger, reader }: Team, reference: string): Promise<void> {
  const { workspaceId } = reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: WEDNESDAY, actorId: null };
  await ledger.write(request, async ({ db }) => {
    await db.customer.updateMany({ where: { reference }, data: { closedOn: '2026-06-01' } });
  });
}

/** Forgets a customer at once, as `oatcake erase` does. */
export async function erase({ ledger, reader }: Team, reference: string): Promise<void> {
  const { workspaceId } = reader;
  const { id: customerId } = await reader.db.customer.findFirstOrThrow({ where: { reference } });
  await eraseCustomer(ledger, workspaceId, { customerId, now: WEDNESDAY });
}
