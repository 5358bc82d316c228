import { expect, test } from 'vitest';
import type { Role } from '../../src/domain/staff.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { verify } from '../../src/ledger/verify.ts';
import { PRACTICE_SETUP, PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import { write } from '../support/customers.ts';
import { forgedClick } from '../support/forged.ts';
import { dmWith, formOf, spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const qaOf = ({ slack }: Team) => slack.asPerson('qa-1');
const items = ({ reader }: Team) => reader.db.auditItem.findMany({ orderBy: { id: 'asc' } });
const rounds = ({ reader }: Team) => reader.db.auditRound.findMany({ orderBy: { id: 'asc' } });
const GIVEN = /for you to look at/;
/** Work begins at nine in London; the first of July is a Wednesday, the first of August no working day. */
const BEFORE_JULY = new Date('2026-07-01T07:59:00Z');
const JULY = new Date('2026-07-01T08:00:00Z');
const FIRST_OF_AUGUST = new Date('2026-08-01T12:00:00Z');
const AUGUST = new Date('2026-08-03T08:00:00Z');

async function bought(team: Team): Promise<void> {
  for (const amount of [3, 4, 5, 6]) await spend(team, `${amount} V017 coffee #social`);
}

async function beginByHand(team: Team, fields: Record<string, string>): Promise<void> {
  const qa = qaOf(team);
  await qa.command('team', '/spend audit');
  if (formOf(team, qa).includes('Begin another round')) await qa.click('Begin another round');
  await qa.fill({ 'Entries from': '2026-06-01', Seed: '7', ...fields });
  expect((await qa.submit()).kind).toBe('updated');
}

/** Sets the team up anew with other roles for some, by their names; none for whoever has left. */
async function rolesAre(team: Team, changed: Readonly<Record<string, readonly Role[]>>) {
  const people = PRACTICE_SETUP.people.map(({ slack, role, name }) => ({
    ...{ slackId: slack, isGroup: false, name, card: undefined },
    roles: changed[name] ?? [role],
  }));
  const told = {
    slackTeam: PRACTICE_TEAM_ID,
    people: people.filter((one) => one.roles.length > 0),
  };
  const done = await setUpTeam(team.ledger, told, team.slack.clock.now());
  if (!done.ok) throw new Error(done.faults.join(' '));
}

const idOf = async ({ reader }: Team, slackId: string) =>
  (await reader.db.person.findFirstOrThrow({ where: { slackId } })).id;

test('R74: a round about the month before begins by itself on the first working day, its seed kept', async () => {
  const team = await startTeam();
  await bought(team);
  await team.moveTo(BEFORE_JULY);
  expect(await rounds(team)).toEqual([]);
  await team.moveTo(JULY);
  await dmWith(team, GIVEN, qaOf(team));
  const [round] = await rounds(team);
  const seed = Math.floor(JULY.getTime() / 1_000) % 1_000_000;
  expect(round).toMatchObject({ fromDay: '2026-06-01', untilDay: '2026-06-30', madeById: null });
  expect(round?.seed).toBeGreaterThanOrEqual(seed);
  expect(await items(team)).toHaveLength(4);
  await team.manager.command('team', '/spend audit');
  expect(formOf(team, team.manager)).toMatch(/Round 1: June 2026/);
  expect(formOf(team, team.manager)).toMatch(
    new RegExp(`Drawn with seed ${round?.seed}. It began`),
  );
  await team.moveTo(new Date('2026-07-20T08:00:00Z'));
  expect(await rounds(team)).toHaveLength(1);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
  const qa = qaOf(team);
  await qa.click('Begin');
  // Their own week may come first.
  await qa.waitFor((me) => me.view());
  for (let at = 0; at < 4; at += 1) await qa.click('All fine');
  await dmWith(team, /Round 1: .* is done/, qa);
}, 40_000);

test('R74: none about a month of which one was begun by hand; the next month’s is on a Monday', async () => {
  const team = await startTeam();
  await bought(team);
  await team.moveTo(new Date('2026-06-30T16:00:00Z'));
  await beginByHand(team, { to: '2026-06-30', 'Who looks': 'Quality assurance alone' });
  await team.moveTo(JULY);
  expect(await rounds(team)).toHaveLength(1);
  await bought(team);
  await team.moveTo(FIRST_OF_AUGUST);
  expect(await rounds(team)).toHaveLength(1);
  await team.moveTo(AUGUST);
  expect(await rounds(team)).toMatchObject([{ number: 1 }, { number: 2, fromDay: '2026-07-01' }]);
}, 40_000);

test('R74: workers take part in it when they did in the last that somebody began', async () => {
  const team = await startTeam();
  await bought(team);
  await team.moveTo(new Date('2026-06-30T08:00:00Z'));
  await beginByHand(team, { to: '2026-06-29' });
  await team.moveTo(JULY);
  const [first, second] = await rounds(team);
  expect(second?.madeById).toBeNull();
  const qa = await idOf(team, qaOf(team).id);
  for (const { id: roundId } of [first, second].flatMap((one) => one ?? [])) {
    const given = (await items(team)).filter((one) => one.roundId === roundId);
    expect(given.some(({ auditorId }) => auditorId !== qa)).toBe(true);
  }
}, 40_000);

test('R74: without quality assurance, or in the month in which the team begins, no round begins', async () => {
  const team = await startTeam();
  await bought(team);
  await rolesAre(team, { 'qa-1': [] });
  await team.moveTo(JULY);
  expect(await rounds(team)).toEqual([]);
  await rolesAre(team, {});
  await team.moveTo(new Date('2026-07-02T08:00:00Z'));
  expect(await rounds(team)).toHaveLength(1);
}, 40_000);

test('R74: what was given to somebody who has left goes to somebody else who may look', async () => {
  const team = await startTeam();
  await bought(team);
  await beginByHand(team, { to: '2026-06-17', 'Who looks': 'Quality assurance alone' });
  await dmWith(team, GIVEN, qaOf(team));
  const other = team.slack.asPerson('finance-1');
  await rolesAre(team, { 'qa-1': [], 'finance-1': ['qa'], 'coordinator-1': ['worker', 'qa'] });
  const [buyer, next] = [await idOf(team, team.worker.id), await idOf(team, other.id)];
  await team.moveTo(new Date('2026-06-18T07:59:00Z'));
  expect((await items(team)).some(({ auditorId }) => auditorId === next)).toBe(false);
  await team.moveTo(new Date('2026-06-18T08:00:00Z'));
  const given = await items(team);
  expect(given.map(({ auditorId }) => auditorId)).toEqual(given.map(() => next));
  expect(given.map(({ auditorId }) => auditorId)).not.toContain(buyer);
  await dmWith(team, GIVEN, other);
  await dmWith(team, /yours went to somebody else/, qaOf(team));
  expect(await forgedClick(team, team.worker.id, 'audit.all_fine', String(given[0]?.id))).toMatch(
    /given to somebody else/,
  );
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
  await other.click('Begin');
  for (const _ of given) await other.click('All fine');
  await dmWith(team, /all 4 looked at/, other);
  expect((await rounds(team))[0]?.closedAt).not.toBeNull();
}, 40_000);

test('R74: so does what its auditor holds the case of by now; what nobody else may look at stays', async () => {
  const team = await startTeam();
  await bought(team);
  await beginByHand(team, { to: '2026-06-17', 'Who looks': 'Quality assurance alone' });
  const me = { id: await idOf(team, qaOf(team).id) };
  await write(team, (writer) =>
    writer.db.customer.updateMany({ where: {}, data: { leadId: me.id } }),
  );
  await team.moveTo(new Date('2026-06-18T08:00:00Z'));
  expect((await items(team)).every(({ auditorId }) => auditorId === me.id)).toBe(true);
  await rolesAre(team, { 'finance-1': ['qa'] });
  const next = await idOf(team, team.slack.asPerson('finance-1').id);
  await team.moveTo(new Date('2026-06-18T12:00:00Z'));
  expect((await items(team)).every(({ auditorId }) => auditorId === me.id)).toBe(true);
  await team.moveTo(new Date('2026-06-19T08:00:00Z'));
  expect((await items(team)).every(({ auditorId }) => auditorId === next)).toBe(true);
}, 40_000);
