import { describe, expect, it, vi } from 'vitest';
import { run } from '../src/cli/run.ts';
import { installationOf } from '../src/ledger/installations.ts';
import { verify } from '../src/ledger/verify.ts';
import type { PracticeSlack } from '../src/practice/slack.ts';
import { bytesOf } from './support/database.ts';
import { type Many, ONE, OTHER, SECRETS, signingSecret, startMany } from './support/many.ts';
import type { ManyOptions } from './support/open-many.ts';
import { signedBody } from './support/signed-request.ts';

const LINE = '4.20 V042 coffee #social';
const ANOTHER = '7.10 V042 socks #self-care';

/** Both teams have installed the app, are set up, and have customer V042. */
async function both(options: ManyOptions = {}): Promise<Many & Ids> {
  const many = await startMany(options);
  await many.install(ONE);
  await many.install(OTHER);
  const [own, others] = [await many.setUp(ONE), await many.setUp(OTHER)];
  for (const slack of [many.one, many.other]) await addCustomer(many, slack);
  return { ...many, own, others };
}

interface Ids {
  readonly own: number;
  readonly others: number;
}

async function addCustomer({ ledger }: Many, { teamId }: PracticeSlack): Promise<void> {
  const workspace = await ledger.across.workspaceOfTeam(teamId);
  const { importCustomers } = await import('../src/ledger/import-customers.ts');
  const csv = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator\nV042,,,,\n';
  await importCustomers(ledger, workspace?.id ?? 0, csv, { now: new Date() });
}

const purchases = ({ ledger }: Many, workspaceId: number) =>
  ledger.reader(workspaceId).db.purchase.count();

const saves = async (slack: PracticeSlack, line = LINE) => {
  const { answers } = await slack.asPerson('coordinator-1').command('team', `/spend ${line}`);
  return answers[0] === undefined ? '' : slack.text(answers[0]);
};

/** A line sent as a message is answered by the outbox. */
async function answeredInDm(slack: PracticeSlack): Promise<void> {
  const worker = slack.asPerson('coordinator-2');
  await worker.message(LINE, 0);
  await worker.waitFor((me) => me.dm().some((one) => slack.text(one).includes('Saved')));
}

describe('installing', () => {
  it('begins on a page, ends on a page, and gives the team a workspace of its own', async () => {
    const many = await startMany();
    const page = await fetch(`${many.url}/slack/install`);
    expect(await page.text()).toContain('Add to Slack');
    expect(await many.install(ONE)).toMatchObject({ status: 200 });
    const second = await many.install(OTHER);
    expect(second.text).toContain('Oatcake is installed');
    const workspaces = await many.ledger.across.workspaces();
    expect(workspaces.map(({ slackTeam }) => slackTeam)).toEqual([ONE, OTHER]);
    expect(await verify(many.ledger)).toMatchObject({ ok: true });
  });

  it('an admin of the team then sets it up in Slack', async () => {
    const many = await startMany();
    await many.install(OTHER);
    const manager = many.other.asPerson('manager-1');
    const { view } = await manager.command('team', '/spend setup');
    expect(view).toBeDefined();
  });

  it.each([
    ['cancelled', { cancels: true }, 400, 'Nothing was installed'],
    ['for a whole organisation', { organisation: true }, 400, 'One workspace, please'],
    ['in another browser', { elsewhere: true }, 400, 'Please begin again'],
  ])('%s, it changes nothing and says so', async (_what, options, status, words) => {
    const many = await startMany();
    const done = await many.install(ONE, options);
    expect(done.status).toBe(status);
    expect(done.text).toContain(words);
    const [only, ...others] = await many.ledger.across.workspaces();
    expect([only?.slackTeam, others]).toEqual([null, []]);
  });

  it('a forged answer is refused before Slack is asked', async () => {
    const many = await startMany();
    const forged = `${many.url}/slack/oauth_redirect?code=1.2.x&state=made-up`;
    const answer = await fetch(forged, { headers: { cookie: 'slack-app-oauth-state=made-up' } });
    expect(answer.status).toBe(400);
    expect(many.teams.exchanges).toEqual([]);
  });

  it.each([
    ['error=invalid_scope', 'Slack did not allow it', 'invalid_scope'],
    ['error=<b>', 'Please begin again', undefined],
    ['code=1.2.used-up', 'Please begin again', 'invalid_code'],
  ])(
    'Slack answers %s: the page says so, and one line of the log, which is no error',
    async (said, heading, word) => {
      const many = await startMany();
      const page = await fetch(`${many.url}/slack/install`);
      const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
      const state = cookie.split('=')[1] ?? '';
      many.logs.length = 0;
      const back = `${many.url}/slack/oauth_redirect?${said}&state=${state}`;
      const answer = await fetch(back, { headers: { cookie } });
      const text = await answer.text();
      expect([answer.status, text.includes(`<h1>${heading}</h1>`)]).toEqual([400, true]);
      const lines = many.logs.map((line) => JSON.parse(line)).filter(({ level }) => level > 30);
      expect(lines).toMatchObject([{ level: 40, msg: 'A team could not install the app' }]);
      expect(lines[0].slack).toBe(word);
      expect(text + many.logs.join('')).not.toContain('<b>');
    },
  );

  it('what one copy of the app began another ends', async () => {
    const many = await startMany();
    const copy = await many.copy();
    expect(await many.install(ONE, { returnsTo: copy })).toMatchObject({ status: 200 });
  });

  it('tokens lie sealed in the ledger, and stand in no line of the log', async () => {
    const many = await both();
    await saves(many.one);
    const onDisk = await bytesOf({ url: many.ledgerUrl });
    const log = many.logs.join('');
    const { tokens } = many.teams;
    expect(tokens.length).toBeGreaterThan(2);
    expect(tokens.filter((token) => onDisk.includes(token) || log.includes(token))).toEqual([]);
    const kept = await installationOf(many.ledger.reader(many.own));
    expect(tokens).toContain(kept?.token);
  });
});

describe('two teams in one app', () => {
  it('each logs, reads and is answered in its own Slack', async () => {
    const many = await both();
    expect(await saves(many.one)).toContain('P00001');
    expect(await saves(many.other)).toContain('P00001');
    await answeredInDm(many.other);
    expect([await purchases(many, many.own), await purchases(many, many.others)]).toEqual([1, 2]);
    expect(many.one.asPerson('coordinator-2').dm()).toEqual([]);
    expect(await verify(many.ledger)).toMatchObject({ ok: true });
  });

  it('one whose token Slack does not take stops nobody else, and goes on when it is taken', async () => {
    const many = await both();
    many.teams.revoke(ONE);
    await many.one.asPerson('coordinator-2').message(LINE, 0);
    await answeredInDm(many.other);
    expect(await saves(many.other)).toContain('Saved');
    expect(many.health.slack).toBe(true);
    many.teams.restore(ONE);
  });

  it('a command of a team that has not installed the app does nothing, and says so', async () => {
    const many = await startMany();
    await many.install(ONE);
    await many.setUp(ONE);
    expect(await saves(many.other)).toContain('Not saved');
    expect((await many.ledger.across.workspaces()).length).toBe(1);
  });
});

/** Something waits for the first team, whose token Slack has taken away already. */
async function owes({ teams, one, ledger, own }: Many & Ids): Promise<void> {
  teams.revoke(ONE);
  await one.asPerson('coordinator-2').message(LINE, 0);
  const { db } = ledger.reader(own);
  await vi.waitFor(async () => {
    const waiting = { state: 'due', fault: 'token_revoked' };
    expect(await db.outboxMessage.count({ where: waiting })).toBe(1);
  }, 10_000);
}

/** Slack repeats, a minute late, that the first team has left. */
async function leftBefore({ url }: Many): Promise<void> {
  const event_time = Math.floor(Date.now() / 1_000) - 60;
  const event = { event: { type: 'app_uninstalled' }, event_id: 'Ev0LATE', event_time };
  const body = JSON.stringify({ type: 'event_callback', team_id: ONE, ...event });
  expect(await signedBody({ url: `${url}/slack/events`, signingSecret }, body)).toBe(200);
}

describe('uninstalling', () => {
  it('takes the tokens away at once, keeps the ledger and parks what is owed', async () => {
    const many = await both();
    await saves(many.one);
    await owes(many);
    await many.teams.uninstall(ONE);
    const reader = many.ledger.reader(many.own);
    expect(await installationOf(reader)).toBeUndefined();
    expect(await purchases(many, many.own)).toBeGreaterThan(0);
    expect(await reader.db.outboxMessage.count({ where: { state: 'due' } })).toBe(0);
    expect(await saves(many.one)).toContain('Not saved');
    expect(await saves(many.other)).toContain('Saved');
    expect(await verify(many.ledger)).toMatchObject({ ok: true });
  });

  it('installed again, it goes on with the same ledger, and gets what was owed', async () => {
    const many = await both();
    await saves(many.one);
    await owes(many);
    await many.teams.uninstall(ONE);
    await many.install(ONE);
    await leftBefore(many);
    expect(await saves(many.one, ANOTHER)).toContain('Saved');
    const colleague = many.one.asPerson('coordinator-2');
    await colleague.waitFor((me) => me.dm().some((one) => many.one.text(one).includes('Saved')));
    expect(await many.ledger.across.workspaces()).toHaveLength(2);
    expect(await verify(many.ledger)).toMatchObject({ ok: true });
  });
});

describe('tokens that end', () => {
  it('are renewed before they do, once, over several copies of the app', async () => {
    const many = await both({ lifetime: 60 });
    await many.copy();
    const before = await installationOf(many.ledger.reader(many.own));
    many.teams.exchanges.length = 0;
    const said = await Promise.all([1, 2, 3].map(() => saves(many.one)));
    expect(said.every((text) => /Saved|second|again/.test(text))).toBe(true);
    await vi.waitFor(async () => {
      const after = await installationOf(many.ledger.reader(many.own));
      expect(after?.token).not.toBe(before?.token);
    });
    expect(many.teams.exchanges.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('design 1: while one cannot be renewed, people read that it was not saved', async () => {
    const many = await both({ lifetime: 60 });
    const worker = many.one.asPerson('coordinator-1');
    await saves(many.one);
    await worker.command('team', '/spend 4 coffee, a chat #social');
    await worker.fill({ Customer: 'V042' });
    many.teams.revoke(ONE);
    const { errors } = await worker.submit();
    expect(Object.values(errors).join()).toContain('Not saved');
    await worker.close();
    const { answers } = await worker.click('Undo');
    expect(answers.map((one) => many.one.text(one))).toEqual([
      expect.stringContaining('Not saved'),
    ]);
    const said = await saves(many.one, ANOTHER);
    expect(said).toContain('Not saved');
    expect(said).toContain(`Your line: ${ANOTHER}`);
    expect(await purchases(many, many.own)).toBe(1);
  });
});

describe('two teams in one app that is connected by sockets', () => {
  it('install on its pages, and all that they do comes by the sockets', async () => {
    const many = await both({ sockets: true });
    expect(many.one.connections).toBe(2);
    for (const slack of [many.one, many.other]) {
      expect(await saves(slack)).toContain('P00001');
      await answeredInDm(slack);
      const worker = slack.asPerson('coordinator-1');
      expect((await worker.command('team', '/spend')).view).toBeDefined();
      await worker.close();
    }
    expect([await purchases(many, many.own), await purchases(many, many.others)]).toEqual([2, 2]);
    expect(await verify(many.ledger)).toMatchObject({ ok: true });
  });

  it('one that uninstalls is gone, the other is not; nothing is taken on the port', async () => {
    const many = await both({ sockets: true });
    await many.teams.uninstall(ONE);
    expect(await saves(many.one)).toContain('Not saved');
    expect(await saves(many.other)).toContain('Saved');
    const events = await fetch(`${many.url}/slack/events`, { method: 'POST', body: '{}' });
    expect(events.status).toBe(404);
  });
});

/** What `doctor` says of a team's token. */
async function doctor({ teams, ledgerUrl, encryptionKey }: Many, team: string): Promise<string> {
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  await run(['doctor', '--workspace', team], {
    databaseUrl: ledgerUrl,
    timezone: 'Europe/London',
    encryptionKey,
    slack: { mode: 'http', apiUrl: teams.apiUrl, signingSecret, oauth: SECRETS },
    now: () => new Date(),
    stdout: say,
    stderr: say,
    isWatched: false,
  });
  return said;
}

it('doctor looks at one team: its token, one that Slack does not take, and none', async () => {
  const many = await both();
  expect(await doctor(many, ONE)).toContain(
    `✓ Bot token: Slack takes it, for the workspace ${ONE}.`,
  );
  many.teams.revoke(ONE);
  const refused = await doctor(many, ONE);
  expect(refused).toContain('✗ Bot token: Slack does not take the team’s token (token_revoked)');
  await many.teams.uninstall(ONE);
  expect(await doctor(many, ONE)).toContain('✗ Installation: the team has not installed Oatcake');
  expect(await doctor(many, OTHER)).toContain('✓ Bot token');
});
