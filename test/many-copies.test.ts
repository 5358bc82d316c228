import { expect, it, vi } from 'vitest';
import { digestsDue } from '../src/flows/post-digest.ts';
import { importCustomers } from '../src/ledger/import-customers.ts';
import { installationOf } from '../src/ledger/installations.ts';
import { verify } from '../src/ledger/verify.ts';
import { workspace } from '../src/ledger/workspaces.ts';
import type { PracticeSlack } from '../src/practice/slack.ts';
import { answers, launch } from './support/live.ts';
import { type Many, ONE, OTHER, startMany } from './support/many.ts';
import type { ManyOptions } from './support/open-many.ts';
import type { Launched } from './support/start.ts';

/** Two copies of the app, each a process of its own, on one PostgreSQL, for two teams. */

const SLOW = 60_000;
const CUSTOMERS = 'customer,introduced_on,housed_on,benefits_on,lead_coordinator\nV042,,,,\n';
const FORTNIGHT_MS = 15 * 24 * 3_600_000;

interface Copies extends Many {
  /** The workspaces of the two teams. */
  readonly ids: readonly [one: number, other: number];
  readonly copies: readonly [Launched, Launched];
}

/** One copy, in front of which nobody else stands yet. */
async function startCopy(many: Many): Promise<Launched> {
  const app = await launch(many.env);
  many.balancer.add(app.url);
  return app;
}

/** Both teams have installed the app by the first copy, are set up and have a customer; nobody runs. */
async function installed(options: ManyOptions, setUpAt = new Date()) {
  const many = await startMany({ ...options, running: false });
  const first = await startCopy(many);
  await answers(first, '/readyz', 200);
  many.balancer.only(0);
  const ids: number[] = [];
  for (const team of [ONE, OTHER]) {
    expect(await many.install(team)).toMatchObject({ status: 200 });
    const id = await many.setUp(team, setUpAt);
    await importCustomers(many.ledger, id, CUSTOMERS, { now: setUpAt });
    ids.push(id);
  }
  return { many, first, ids: ids as [number, number] };
}

/** The same, and two copies at work, between which requests go to and fro. */
async function start(options: ManyOptions = {}): Promise<Copies> {
  const { many, first, ids } = await installed(options);
  const second = await startCopy(many);
  await answers(second, '/readyz', 200);
  many.balancer.only(undefined);
  return { ...many, ids, copies: [first, second] };
}

/** What somebody reads after a line, which is sent to one copy or, unless told, to any. */
async function saves(
  { balancer }: Many,
  slack: PracticeSlack,
  line: string,
  copy?: number,
): Promise<string> {
  balancer.only(copy);
  const { answers: said } = await slack.asPerson('coordinator-1').command('team', `/spend ${line}`);
  return said[0] === undefined ? '' : slack.text(said[0]);
}

const purchases = ({ ledger }: Many, id: number) => ledger.reader(id).db.purchase.count();

const owes = ({ ledger }: Many, id: number) =>
  ledger.reader(id).db.outboxMessage.count({ where: { state: { in: ['due', 'sending'] } } });

/** A line sent as a message is answered by whichever copy comes to it first. */
async function answeredInDm(slack: PracticeSlack, line: string): Promise<number> {
  const worker = slack.asPerson('coordinator-2');
  await worker.message(line, 0);
  await worker.waitFor((me) => me.dm().some((one) => slack.text(one).includes('Saved')));
  return worker.dm().filter(({ fromApp }) => fromApp).length;
}

/** Asked at one copy, decided at the other. */
async function decided(copies: Copies, slack: PracticeSlack): Promise<string> {
  const manager = slack.asPerson('manager-1');
  copies.balancer.only(0);
  const worker = slack.asPerson('coordinator-1');
  await worker.command('team', '/spend 624 V042 Travelodge 11 nights #tenancy');
  await worker.click('Ask a manager');
  await manager.waitFor((me) => me.messages('managers').find((one) => /624/.test(slack.text(one))));
  copies.balancer.only(1);
  await manager.click('Approve');
  await worker.waitFor((me) => me.dm().find((one) => /Approved/.test(slack.text(one))));
  return manager
    .messages('managers')
    .map((one) => slack.text(one))
    .join(' ');
}

it(
  'both serve both teams, whichever of them a request reaches, each in its own Slack',
  async () => {
    const copies = await start();
    for (const slack of [copies.one, copies.other]) {
      expect(await saves(copies, slack, '4.20 V042 coffee #social', 0)).toContain('P00001');
      expect(await saves(copies, slack, '7.10 V042 socks #self-care', 1)).toContain('P00002');
      expect(await answeredInDm(slack, '3 V042 tea #social')).toBe(1);
      expect(await decided(copies, slack)).toContain('approved by');
    }
    await vi.waitFor(async () => {
      expect(await Promise.all(copies.ids.map((id) => owes(copies, id)))).toEqual([0, 0]);
    }, 10_000);
    expect(await Promise.all(copies.ids.map((id) => purchases(copies, id)))).toEqual([3, 3]);
    for (const slack of [copies.one, copies.other]) {
      expect(slack.asPerson('manager-1').messages('managers')).toHaveLength(1);
    }
    expect(await verify(copies.ledger)).toMatchObject({ ok: true });
    expect(await Promise.all(copies.copies.map((app) => app.stop()))).toEqual([0, 0]);
  },
  SLOW,
);

it(
  'what is scheduled is done once a team, when both begin at the same moment',
  async () => {
    const before = new Date(Date.now() - FORTNIGHT_MS);
    const { many, first, ids } = await installed({}, before);
    await first.stop();
    const now = new Date();
    await Promise.all([startCopy(many), startCopy(many)]);
    for (const [at, slack] of [many.one, many.other].entries()) {
      const reader = many.ledger.reader(ids[at] ?? 0);
      const due = digestsDue(await workspace(reader), now);
      expect(due.length).toBeGreaterThan(0);
      const digests = () =>
        slack
          .asPerson('manager-1')
          .messages('team')
          .filter(({ fromApp }) => fromApp);
      await vi.waitFor(() => expect(digests()).toHaveLength(due.length), 20_000);
      await vi.waitFor(async () => expect(await owes(many, reader.workspaceId)).toBe(0), 10_000);
      expect(digests()).toHaveLength(due.length);
      const claimed = await reader.db.claim.count({ where: { kind: 'weekly_digest' } });
      expect(claimed).toBe(due.length);
    }
    expect(await verify(many.ledger)).toMatchObject({ ok: true });
  },
  SLOW,
);

it(
  'a team that uninstalls at one copy gets nothing more by the other; installed again, it does',
  async () => {
    const copies = await start();
    const { teams, one, other, balancer, ids } = copies;
    const reader = copies.ledger.reader(ids[0]);
    expect(await saves(copies, one, '4.20 V042 coffee #social', 0)).toContain('Saved');
    teams.revoke(ONE);
    balancer.only(0);
    await one.asPerson('coordinator-2').message('3 V042 tea #social', 0);
    const refused = { state: 'due', fault: 'token_revoked' };
    await vi.waitFor(async () => {
      expect(await reader.db.outboxMessage.count({ where: refused })).toBe(1);
    }, 10_000);
    balancer.only(1);
    await teams.uninstall(ONE);
    expect(await installationOf(reader)).toBeUndefined();
    expect(await owes(copies, ids[0])).toBe(0);
    expect(await saves(copies, one, '5 V042 gloves #self-care', 1)).toContain('Not saved');
    for (const copy of [0, 1]) {
      const line = `${6 + copy} V042 coffee #social`;
      expect(await saves(copies, other, line, copy)).toContain('Saved');
    }
    balancer.only(1);
    await copies.install(ONE);
    const colleague = one.asPerson('coordinator-2');
    await colleague.waitFor(
      (me) => me.dm().some((said) => one.text(said).includes('Saved')),
      50_000,
    );
    expect(await saves(copies, one, '8 V042 scarf #self-care', 1)).toContain('Saved');
    expect(await verify(copies.ledger)).toMatchObject({ ok: true });
  },
  2 * SLOW,
);

it(
  'a token that one of them has renewed is what both use',
  async () => {
    // Less is left than anybody may rely on, so that whoever needs a token waits for another.
    const copies = await start({ lifetime: 4 * 60 });
    const { teams, one, other, ids } = copies;
    const token = async (id: number) => (await installationOf(copies.ledger.reader(id)))?.token;
    const before = await Promise.all(ids.map(token));
    teams.givesFor(12 * 3_600);
    teams.exchanges.length = 0;
    const said = await Promise.all(
      [one, other].flatMap((slack) =>
        [0, 1].map((at) => saves(copies, slack, `${at + 4} V042 coffee #social`)),
      ),
    );
    expect(said.every((text) => text.includes('Saved'))).toBe(true);
    expect(teams.exchanges).toEqual([
      { grant: 'refresh', ok: true },
      { grant: 'refresh', ok: true },
    ]);
    const after = await Promise.all(ids.map(token));
    for (const [at, old] of before.entries()) {
      expect(after[at]).not.toBe(old);
      teams.end(old ?? '');
    }
    for (const slack of [one, other]) {
      for (const copy of [0, 1]) {
        copies.balancer.only(copy);
        const worker = slack.asPerson('coordinator-1');
        expect((await worker.command('team', '/spend')).view).toBeDefined();
        await worker.close();
      }
    }
    expect(teams.exchanges).toHaveLength(2);
    expect(await verify(copies.ledger)).toMatchObject({ ok: true });
  },
  SLOW,
);
