import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SlackConfig } from '../src/config.ts';
import { importCustomers } from '../src/ledger/import-customers.ts';
import { type Ledger, openLedger } from '../src/ledger/open.ts';
import { setUpTeam } from '../src/ledger/setup.ts';
import { createLogger } from '../src/logger.ts';
import { startOatcake } from '../src/oatcake.ts';
import { listen, type Routes } from '../src/server.ts';
import { type PlainMessage, PlainSlack, words } from './support/plain-slack.ts';

const SECRET = 'a signing secret';

/** A team of two, and one customer. */
async function teamLedger(): Promise<Ledger> {
  const folder = await mkdtemp(join(tmpdir(), 'oatcake-'));
  const ledger = await openLedger(`file:${join(folder, 'ledger.db')}`, 'live');
  onTestFinished(async () => {
    await ledger.close();
    await rm(folder, { recursive: true, force: true });
  });
  const now = new Date();
  const member = { isGroup: false, name: undefined, card: undefined };
  const people = [
    { ...member, slackId: 'UWORKER', roles: ['worker' as const] },
    { ...member, slackId: 'UMANAGER', roles: ['manager' as const] },
  ];
  const told = { slackTeam: 'T1', people, managersChannel: 'CMANAGERS' };
  const result = await setUpTeam(ledger, told, now);
  if (!result.ok) throw new Error(result.faults.join(' '));
  const csv = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator\nV042,,,,\n';
  await importCustomers(ledger, result.workspaceId, csv, { now });
  return ledger;
}

/** The app, connected to a Slack that is not ours, in one of its two modes. */
async function start(mode: SlackConfig['mode']): Promise<PlainSlack> {
  const routes: Routes = { http: [], upgrade: [] };
  const server = await listen(routes, 0, '127.0.0.1');
  const events = { url: `${server.url}/slack/events`, signingSecret: SECRET };
  const slack = new PlainSlack(mode === 'http' ? events : undefined);
  await slack.listen();
  const tokens = { apiUrl: slack.apiUrl, botToken: 'xoxb-any', appToken: 'xapp-any' };
  const app = await startOatcake({
    slack: mode === 'http' ? { mode, ...tokens, signingSecret: SECRET } : { mode, ...tokens },
    ledger: await teamLedger(),
    routes,
    health: { ledger: true, slack: false },
    log: createLogger('silent'),
    now: () => new Date(),
    signal: new AbortController().signal,
  });
  onTestFinished(async () => {
    await app.stop();
    slack.close();
    await server.close();
  });
  return slack;
}

/** The newest message in a conversation that says this. */
function says(slack: PlainSlack, channel: string, phrase: string): Promise<PlainMessage> {
  return vi.waitFor(() => {
    const found = slack.messages.findLast(
      (one) => one.channel === channel && words(one).includes(phrase),
    );
    if (found === undefined) throw new Error(`Nothing in ${channel} says “${phrase}”`);
    return found;
  }, 5_000);
}

describe.each(['socket', 'http'] as const)('on a Slack that is not ours, by %s', (mode) => {
  it('a purchase is logged, a larger one asked for, approved and bought', async () => {
    const slack = await start(mode);
    const saved = await slack.command('UWORKER', '29 V042 boots and socks #self-care');
    expect(words(saved)).toContain('Saved: £29.00 · P00001');
    expect(words(saved)).toMatch(/Edit\nUndo\nSame again/);

    const kept = await slack.command('UWORKER', '624 V042 Travelodge 11 nights #tenancy');
    expect(words(kept)).toContain('Kept, not counted yet: £624.00. Do not buy yet.');
    await slack.click('UWORKER', kept, 'Ask a manager');
    await says(slack, 'UWORKER alone', 'Asked: up to £624.00 · S0001');

    const card = await says(slack, 'CMANAGERS', 'Sign-off: up to £624.00');
    expect(words(card)).toContain('<@UMANAGER> · from <@UWORKER> · S0001');
    expect(words(card)).toMatch(/Approve\nDecline\nAsk\nDetails/);
    await slack.click('UMANAGER', card, 'Approve');
    const settled = await says(slack, 'CMANAGERS', 'approved by <@UMANAGER>');
    expect(words(settled)).not.toMatch(/^Approve$/m);

    const told = await says(slack, 'UWORKER', 'Approved: up to £624.00');
    await slack.click('UWORKER', told, 'Bought all');
    expect(words(await says(slack, 'UWORKER', 'Saved: £624.00 · P00002'))).toMatch(/^Undo$/m);
  });

  it('a worker who presses Approve is refused', async () => {
    const slack = await start(mode);
    const kept = await slack.command('UWORKER', '624 V042 Travelodge 11 nights #tenancy');
    await slack.click('UWORKER', kept, 'Ask a manager');
    await slack.click('UWORKER', await says(slack, 'CMANAGERS', 'Sign-off'), 'Approve');
    await says(slack, 'answers', 'Only a manager can decide this');
  });
});
