import { describe, expect, it, vi } from 'vitest';
import type { PracticeSlack } from '../src/practice/slack.ts';
import { PRACTICE_CHANNELS, PRACTICE_PEOPLE, PRACTICE_TEAM_ID } from '../src/practice/team.ts';
import { answers, launch, ledgerOnDisk, slackFor } from './support/live.ts';
import type { Launched } from './support/start.ts';

/** The app, live, beside a Slack. */
async function start(): Promise<{ app: Launched; slack: PracticeSlack }> {
  const { slack, env } = await slackFor();
  const app = await launch({ ...env, DATABASE_URL: await ledgerOnDisk() });
  await answers(app, '/readyz', 200);
  return { app, slack };
}

async function metrics(app: Launched): Promise<string> {
  const response = await fetch(`${app.url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
  return response.text();
}

/** Waits until lines stand there, since some is counted after the answer. */
async function shows(app: Launched, ...lines: string[]): Promise<string> {
  return vi.waitFor(async () => {
    const text = await metrics(app);
    expect(text.split('\n')).toEqual(expect.arrayContaining(lines));
    return text;
  }, 10_000);
}

/** A morning's work: entries, a refusal, a request that is decided, a line in a message. */
async function work(slack: PracticeSlack): Promise<void> {
  const worker = slack.asPerson('coordinator-1');
  const manager = slack.asPerson('manager-1');
  await worker.command('team', '/spend 29 V042 boots and socks #self-care');
  await worker.command('team', '/spend 3 V017 coffee #social');
  await slack.asPerson('visitor-1').command('general', '/spend 4 V042 coffee #social');
  await worker.command('team', '/spend 624 V042 Travelodge 11 nights #tenancy');
  await worker.click('Ask a manager');
  await manager.waitFor((me) => me.messages('managers').find((one) => /624/.test(slack.text(one))));
  await manager.click('Approve');
  await worker.message('2 V099 tea #social');
  await worker.waitFor((me) => me.dm().find((one) => /£2\.00/.test(slack.text(one))));
}

describe('/metrics', () => {
  it('R92: counts what was saved, refused, asked, decided and sent, and says nothing of anybody', async () => {
    const { app, slack } = await start();
    // What alerts ask for is there before the first of it, or they would not see it rise.
    await shows(
      app,
      'oatcake_ledger_reachable 1',
      'oatcake_slack_connected 1',
      'oatcake_messages_total{state="parked"} 0',
      'oatcake_requests_total{kind="form",outcome="broke"} 0',
    );
    await work(slack);
    const text = await shows(
      app,
      'oatcake_recorded_total{what="purchase.saved"} 3',
      'oatcake_recorded_total{what="plan.asked"} 1',
      'oatcake_recorded_total{what="decision.made"} 1',
      'oatcake_requests_total{kind="command",outcome="saved"} 3',
      'oatcake_requests_total{kind="command",outcome="refused"} 1',
      'oatcake_requests_total{kind="click",outcome="saved"} 2',
      'oatcake_requests_total{kind="event",outcome="saved"} 1',
      'oatcake_answer_seconds_count{kind="command"} 4',
      'oatcake_outbox_oldest_seconds 0',
    );
    expect(text).toMatch(/^oatcake_messages_total\{state="sent"\} [4-9]$/m);
    expect(text).toMatch(/^oatcake_commit_seconds_bucket\{le="\+Inf"\} [1-9]\d*$/m);
    expect(text).toMatch(/^process_resident_memory_bytes /m);
    expect(text).not.toMatch(/outcome="broke"\} [1-9]/);
    holdsNothingOfAnybody(text);
    const posted = await fetch(`${app.url}/metrics`, { method: 'POST', body: 'x' });
    expect(posted.status).toBe(404);
  });
});

/** R92: no word, no sum, nobody and no workspace. */
function holdsNothingOfAnybody(text: string): void {
  const own = text.split('\n').filter((line) => line.startsWith('oatcake_'));
  const ids = [...PRACTICE_PEOPLE, ...PRACTICE_CHANNELS].flatMap(({ id, name }) => [id, name]);
  const told = ['V042', 'V017', 'boots', 'Travelodge', 'P00001', 'S0001', '624', '62400'];
  for (const secret of [PRACTICE_TEAM_ID, ...ids, ...told]) {
    expect([secret, own.filter((line) => line.split(/[^\w.-]+/).includes(secret))]).toEqual([
      secret,
      [],
    ]);
  }
  const labels = new Set([...own.join('\n').matchAll(/[{,](\w+)="/g)].map(([, name]) => name));
  expect([...labels].sort()).toEqual(['kind', 'le', 'outcome', 'state', 'what']);
}
