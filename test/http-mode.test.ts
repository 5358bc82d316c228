import { describe, expect, it } from 'vitest';
import type { Person } from '../src/practice/client/person.ts';
import type { PracticeSlack } from '../src/practice/slack.ts';
import { ON_SQLITE, openAt } from './support/database.ts';
import { answers, aSlack, launch, ledgerOnDisk, slackFor, status } from './support/live.ts';
import { type Endpoint, signedBody, signedRequest } from './support/signed-request.ts';
import { freePort, type Launched } from './support/start.ts';

const signingSecret = 'the secret that Slack and the app share';

interface HttpTeam {
  readonly app: Launched;
  readonly slack: PracticeSlack;
  readonly events: Endpoint;
  readonly ledger: string;
}

/** The app in HTTP mode, as a process of its own, ready. */
async function start(): Promise<HttpTeam> {
  const PORT = String(await freePort());
  const events = { url: `http://127.0.0.1:${PORT}/slack/events`, signingSecret };
  const { slack, env } = await slackFor({ delivery: events });
  const { SLACK_APP_TOKEN: _, ...bot } = env;
  const ledger = await ledgerOnDisk();
  const secret = { SLACK_SIGNING_SECRET: signingSecret };
  const app = await launch({ ...bot, ...secret, PORT, DATABASE_URL: ledger });
  await answers(app, '/readyz', 200);
  return { app, slack, events, ledger };
}

function reads({ slack }: HttpTeam, person: Person, where: string, words: RegExp) {
  return person.waitFor((me) =>
    (where === 'dm' ? me.dm() : me.messages(where)).find((one) => words.test(slack.text(one))),
  );
}

async function purchases({ ledger }: HttpTeam): Promise<number> {
  const opened = await openAt(ledger, 'live');
  const count = await opened.reader(1).db.purchase.count();
  await opened.close();
  return count;
}

/** A command as Slack would send it. */
const COMMAND = {
  command: '/spend',
  text: '29 V042 boots #self-care',
  team_id: 'T0PRACTICE',
  user_id: 'U0PR000001',
  trigger_id: '1.2.3',
};

/** For what the database makes no difference to, one is enough. */
const itself = it.runIf(ON_SQLITE);

describe('HTTP mode', () => {
  it('carries the main job: log, form, ask, decide, buy', async () => {
    const team = await start();
    const worker = team.slack.asPerson('coordinator-1');
    const manager = team.slack.asPerson('manager-1');
    const { answers: saved } = await worker.command('team', '/spend 29 V042 boots #self-care');
    expect(saved[0] && team.slack.text(saved[0])).toContain('Saved: £29.00 · P00001');
    const { view } = await worker.command('team', '/spend');
    expect(view?.title?.text).toBe('Log a purchase');
    await worker.close();
    await worker.command('team', '/spend 624 V042 Travelodge 11 nights #tenancy');
    await worker.click('Ask a manager');
    await reads(team, manager, 'managers', /Sign-off: up to £624\.00/);
    await manager.click('Approve');
    await reads(team, worker, 'dm', /Approved: up to £624\.00/);
    await worker.click('Bought all');
    await reads(team, worker, 'dm', /Saved: £624\.00 · P00002/);
    team.slack.faults.failApi('views.open', { error: 'invalid_arguments' });
    await worker.click('Edit');
    await reads(team, worker, 'dm', /something went wrong in Oatcake itself/);
    await worker.message('3 V017 coffee #social');
    await reads(team, worker, 'dm', /Saved: £3\.00 · P00003/);
    await worker.openHome();
    expect(worker.home()).toBeDefined();
    expect(await team.app.stop()).toBe(0);
    expect(await purchases(team)).toBe(3);
  });

  it('R28: takes what Slack signed, and nothing else; what is sent again is one purchase', async () => {
    const team = await start();
    const { events } = team;
    const sixMinutesAgo = new Date(Date.now() - 6 * 60_000);
    const forgeries: [Endpoint, Parameters<typeof signedRequest>[2]][] = [
      [{ ...events, signingSecret: 'another secret' }, {}],
      [events, { at: sixMinutesAgo }],
      [events, { signature: undefined }],
      [events, { signature: '' }],
      [events, { signature: `v0=${'0'.repeat(64)}` }],
      [events, { signed: { ...COMMAND, text: '29 V042 boots' } }],
      [events, { signed: { ...COMMAND, user_id: 'U0PR000002' } }],
    ];
    for (const [endpoint, forgery] of forgeries) {
      const { status: refused, body } = await signedRequest(endpoint, COMMAND, forgery);
      expect(refused).toBe(401);
      expect(body).not.toContain('Saved');
    }
    const signed = await signedRequest(events, COMMAND);
    expect([signed.status, signed.body.includes('Saved: £29.00')]).toEqual([200, true]);
    const replayed = await signedRequest(events, COMMAND);
    expect([replayed.status, replayed.body.includes('P00001')]).toEqual([200, true]);
    expect((await signedRequest(events, COMMAND, { at: sixMinutesAgo })).status).toBe(401);
    await team.app.stop();
    expect(await purchases(team)).toBe(1);
    expect(team.app.output()).not.toMatch(/boots|V042|the secret that/);
  });

  itself('answers only where it should', async () => {
    const { app, events } = await start();
    const paths = ['/', '/slack/install', '/page', '/control/state', '/api/auth.test'];
    for (const path of [...paths, '/slack/events', '/slack/events?x=1', '/slack/events/']) {
      expect([path, await status(app, path)]).toEqual([path, 404]);
    }
    const put = await fetch(events.url, { method: 'PUT', body: 'x' });
    const empty = await fetch(events.url, { method: 'POST' });
    const large = await fetch(events.url, { method: 'POST', body: 'x'.repeat(5_000_000) });
    expect([put.status, empty.status, large.status]).toEqual([404, 401, 413]);
    expect(await status(app, '/healthz')).toBe(200);
  });

  itself(
    'answers a signed body that is no object, or of more than 4 MB, and lives on',
    async () => {
      const { app, events } = await start();
      const bodies = ['null', '5', '"text"', 'payload=null', 'payload=5', 'payload={'];
      for (const body of bodies) {
        const type = body.startsWith('payload') ? 'application/x-www-form-urlencoded' : undefined;
        expect([body, await signedBody(events, body, type)]).toEqual([body, 400]);
      }
      const large = JSON.stringify({ type: 'url_verification', challenge: 'x'.repeat(5_000_000) });
      expect(await signedBody(events, large)).toBe(413);
      expect(await status(app, '/readyz')).toBe(200);
      expect(app.output()).not.toMatch(/TypeError|unhandled/iu);
    },
  );

  itself('is not ready until Slack has said who the app is', async () => {
    const port = await freePort();
    const slack = aSlack();
    const app = await launch({
      SLACK_API_URL: `http://127.0.0.1:${port}/api/`,
      SLACK_BOT_TOKEN: slack.tokens.bot,
      SLACK_SIGNING_SECRET: signingSecret,
      DATABASE_URL: await ledgerOnDisk(),
    });
    await answers(app, '/healthz', 200);
    await answers(app, '/readyz', 503);
    const { close } = await slack.listen(port);
    await answers(app, '/readyz', 200);
    await close();
  });
});
