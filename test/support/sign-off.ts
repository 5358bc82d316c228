import { onTestFinished } from 'vitest';
import type { Oatcake } from '../../src/oatcake.ts';
import type { Person } from '../../src/practice/client/person.ts';
import type { SeenMessage } from '../../src/practice/wire.ts';
import { openAt } from './database.ts';
import { startApp, type Team } from './team.ts';

/** A line over the item limit, with a reason. */
export const STAY = '/spend 624 V042 Travelodge 11 nights, sleeping out in winter #tenancy';

/** A request that waits: its reference, and its card in the managers' channel. */
export interface Asked {
  readonly reference: string;
  readonly card: SeenMessage;
}

/** Waits until a person reads a message with these words; the newest of them. */
export function reads(
  team: Team,
  person: Person,
  where: string,
  words: RegExp | string,
): Promise<SeenMessage> {
  const pattern = new RegExp(words);
  return person.waitFor((me) => {
    const messages = where === 'dm' ? me.dm() : me.messages(where);
    return messages.findLast((message) => pattern.test(team.text(message)));
  });
}

/** Logs a line over a limit and asks a manager; resolves when the card is in their channel. */
export async function askManager(team: Team, asker = team.worker, line = STAY): Promise<Asked> {
  await asker.command(asker === team.worker ? 'team' : 'dm', line);
  const { answers } = await asker.click('Ask a manager');
  const [reference = ''] = /S\d{4}/.exec(team.text(answers[0])) ?? [];
  return { reference, card: await cardOf(team, reference) };
}

/** The card of a request, as it stands. */
export function cardOf(team: Team, reference: string, words = ''): Promise<SeenMessage> {
  return reads(
    team,
    team.manager,
    'managers',
    `${reference}[\\s\\S]*${words}|${words}[\\s\\S]*${reference}`,
  );
}

/** Asks, and has it approved; resolves when the worker reads so. */
export async function approved(team: Team, line = STAY): Promise<Asked> {
  const { reference } = await askManager(team, team.worker, line);
  await team.manager.click('Approve');
  const told = await reads(team, team.worker, 'dm', `Approved.*${reference}`);
  return { reference, card: told };
}

/** A second copy of the app, on the same ledger file by its own connections. */
export async function startSecondApp(team: Team): Promise<Oatcake> {
  const ledger = await openAt(team.url, 'live');
  const app = await startApp({ ...team, ledger });
  onTestFinished(async () => {
    await app.stop();
    await ledger.close();
  });
  return app;
}

/** Does something while a minute passes every moment, since Slack or the app may be in a pause. */
export async function inTime<T>(team: Team, work: () => Promise<T>): Promise<T> {
  const later = setInterval(() => {
    team.slack.clock.advance(60_000);
    team.wake();
  }, 50);
  try {
    return await work();
  } finally {
    clearInterval(later);
  }
}
