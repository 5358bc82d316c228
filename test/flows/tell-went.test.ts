import { describe, expect, it } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { verify } from '../../src/ledger/verify.ts';
import { ACTIONS } from '../../src/messages/ids.ts';
import { history } from '../support/corrections.ts';
import { forgedClick } from '../support/forged.ts';
import { reads, startSecondApp } from '../support/sign-off.ts';
import { dmWith, formOf, sendDearForm, sendForm, spend } from '../support/spend.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const TICK = { 'New or unusual': ['Yes, it is new or unusual for the team'] };
const FORM = {
  Customer: 'V042',
  Amount: '28',
  'What was bought': 'climbing taster',
  Category: 'Engagement',
  'Outcome area': 'Meaningful use of time',
  'What it helps with': 'a first friend',
};
const DOG_SITTER = { ...FORM, Amount: '325', 'What was bought': 'dog sitter' };
const QUESTION = /P00001, six weeks on: how did it go\?/;
/** Six weeks after the Wednesday: 8:59 and 9:00 in London, and the days after. */
const BEFORE_WORK = new Date('2026-07-29T07:59:00Z');
const AT_WORK = new Date('2026-07-29T08:00:00Z');
const NEXT_EVENING = new Date('2026-07-30T22:30:00Z');
const TWO_DAYS_ON = new Date('2026-07-30T23:30:00Z');

const followUps = ({ reader }: Team) => reader.db.followUp.findMany({ orderBy: { id: 'asc' } });
const told = async ({ reader }: Team) => {
  const notes = await reader.db.purchaseNote.findMany({ where: { kind: 'went' } });
  return notes.map(({ value }) => value);
};
const asked = (team: Team, person = team.worker) =>
  person.dm().filter((message) => /how did it go\?/.test(team.text(message)));

/** The form with the tick behind "Add more"; not sent yet. */
async function filled(
  team: Team,
  form: Record<string, string> = FORM,
  person = team.worker,
): Promise<void> {
  await spend(team, '', person);
  await person.fill(form);
  await opensMore(team, person);
  await person.fill(TICK);
}

async function opensMore(team: Team, person = team.worker): Promise<void> {
  const isOpen = () => formOf(team, person).includes('New or unusual');
  if (!isOpen()) await person.click('Add more');
  await person.waitFor(isOpen);
}

/** A new use of £28 that was asked about when work began six weeks on. */
async function askedTeam(): Promise<Team> {
  const team = await startTeam();
  await filled(team);
  await sendForm(team);
  await team.moveTo(AT_WORK);
  await dmWith(team, QUESTION);
  return team;
}

async function homeOf(team: Team, person = team.worker): Promise<string> {
  await person.openHome();
  return team.slack.text(await person.waitFor((me) => me.home()));
}

/** Changes one box of a purchase by its buyer. */
async function edited(team: Team, change: Record<string, string | string[]>): Promise<void> {
  await team.worker.click('Edit');
  await team.worker.waitFor((me) => me.view());
  await opensMore(team);
  await team.worker.fill(change);
  await sendForm(team);
}

describe('R66: how a new use went', () => {
  it('R66: a dog sitter for £325, ticked, is asked about six weeks on, answered in one tap, and in the history', async () => {
    const team = await startTeam();
    await filled(team, DOG_SITTER);
    await sendDearForm(team);
    await team.worker.click('Ask a manager');
    await reads(team, team.manager, 'managers', 'S0001');
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', /Approved.*S0001/);
    await team.worker.click('Bought all');
    expect(await followUps(team)).toMatchObject([{ kind: 'went', dueOn: '2026-07-29' }]);
    await team.moveTo(BEFORE_WORK);
    expect(asked(team)).toEqual([]);
    await startSecondApp(team);
    await team.moveTo(AT_WORK);
    const question = await dmWith(team, QUESTION);
    expect(question.text).toBe('How did it go? · P00001');
    expect(team.text(question)).toMatch(/Dog sitter · V042 · .*£325\.00/);
    expect(team.text(question)).toContain('[Well] [Partly] [Not] [Too early]');
    await team.worker.click('Well');
    await dmWith(team, /Thank you\. P00001: it worked well\./);
    expect(await history(team, 'P00001')).toMatch(/How it went: it worked well, .*29 July 2026/);
    await team.moveTo(new Date('2026-09-30T09:00:00Z'));
    expect(asked(team)).toEqual([]);
    expect(team.manager.everything().map(team.text).join()).not.toContain('how did it go');
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  }, 30_000);

  it('R66: a £4 coffee and whatever has no tick is not asked about', async () => {
    const team = await startTeam();
    await spend(team, '4 V042 coffee #social');
    expect(await followUps(team)).toEqual([]);
  });

  it('R66: it stands on Home, of the buyer alone, until it is answered there', async () => {
    const team = await askedTeam();
    expect(await homeOf(team)).toMatch(
      /How did it go\? \(1\)[\s\S]*limbing taster · V042 · P00001[\s\S]*Six weeks on: how did it go\?[\s\S]*\[Well\] \[Partly\] \[Not\] \[Too early\]/,
    );
    expect(await homeOf(team, team.colleague)).not.toContain('How did it go?');
    await team.worker.click('Partly', { in: 'home' });
    expect(await told(team)).toEqual(['partly']);
    expect(await homeOf(team)).not.toContain('How did it go?');
  }, 20_000);

  it('R66: nobody else answers, and a double tap answers once', async () => {
    const team = await askedTeam();
    const press = (who: string, action: string) => forgedClick(team, who, action, '1');
    expect(await press(team.colleague.id, ACTIONS.wentWell)).toContain(
      'Only the person who logged',
    );
    expect(await press(team.guest.id, ACTIONS.wentWell)).not.toContain('Thank you');
    expect(await press(team.worker.id, ACTIONS.unlockedService)).not.toContain('Noted');
    expect(await told(team)).toEqual([]);
    await Promise.all([1, 2].map(() => press(team.worker.id, ACTIONS.wentWell)));
    expect(await told(team)).toEqual(['well']);
  }, 20_000);

  it('R66: another tap changes it until the end of the next day, and both stay in the history', async () => {
    const team = await askedTeam();
    await team.worker.click('Well');
    const thanks = team.text(await dmWith(team, /Thank you/));
    expect(thanks).toContain('Until the end of 30 July 2026:');
    expect(thanks).toContain('[Partly] [Not] [Too early]');
    await team.moveTo(NEXT_EVENING);
    await team.worker.click('Not');
    await dmWith(team, /P00001: it did not work\./);
    expect(await told(team)).toEqual(['well', 'not']);
    await team.moveTo(TWO_DAYS_ON);
    const late = await forgedClick(team, team.worker.id, ACTIONS.wentPartly, '1');
    expect(late).toContain('answered before: it did not work');
    expect(await told(team)).toEqual(['well', 'not']);
    expect(await history(team, 'P00001')).toMatch(/it worked well[\s\S]*it did not work/);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  }, 20_000);

  it('R66: too early is asked about again six weeks later, twice at most', async () => {
    const team = await askedTeam();
    await team.worker.click('Too early');
    await dmWith(team, /too early to say[\s\S]*You are asked again in six weeks/);
    await team.moveTo(new Date('2026-09-09T08:00:00Z'));
    await dmWith(team, /twelve weeks on: how did it go\?/);
    await forgedClick(team, team.worker.id, ACTIONS.wentTooEarly, '2');
    await team.moveTo(new Date('2026-10-21T08:00:00Z'));
    await dmWith(team, /eighteen weeks on: how did it go\?/);
    expect(await forgedClick(team, team.worker.id, ACTIONS.wentTooEarly, '3')).toContain(
      'You are not asked again',
    );
    expect(await followUps(team)).toHaveLength(3);
    expect(await told(team)).toEqual(['too_early', 'too_early', 'too_early']);
  }, 30_000);

  it('R66: too early that is changed at once is not asked about again', async () => {
    const team = await askedTeam();
    await team.worker.click('Too early');
    await dmWith(team, /too early to say/);
    await team.worker.click('Well');
    await dmWith(team, /it worked well/);
    const open = (await followUps(team)).filter(({ closedAt }) => closedAt === null);
    expect(open).toEqual([]);
  }, 20_000);

  it('R66: what was undone, or whose tick was taken away, is not asked about', async () => {
    const team = await startTeam();
    await filled(team);
    await sendForm(team);
    await team.worker.click('Undo');
    await filled(team);
    await sendForm(team);
    await edited(team, { 'New or unusual': [] });
    expect(await followUps(team)).toMatchObject([
      { reference: 'P00001', closedAt: expect.any(Date) },
      { reference: 'P00002', closedAt: expect.any(Date) },
    ]);
    await team.moveTo(AT_WORK);
    expect(asked(team)).toEqual([]);
    const late = await forgedClick(team, team.worker.id, ACTIONS.wentWell, '1');
    expect(late).toContain('undone');
    expect(await told(team)).toEqual([]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  }, 30_000);

  it('R66: a tick set by a correction is asked about, six weeks after the day it then has', async () => {
    const team = await startTeam();
    await filled(team);
    await team.worker.fill({ 'New or unusual': [] });
    await sendForm(team);
    expect(await followUps(team)).toEqual([]);
    await edited(team, TICK);
    await edited(team, { Date: '2026-06-16' });
    const open = (await followUps(team)).filter(({ closedAt }) => closedAt === null);
    expect(open).toMatchObject([{ kind: 'went', dueOn: '2026-07-28' }]);
  }, 30_000);

  it('R66: when the buyer has left, whoever leads the case is asked; without one it stays open', async () => {
    const team = await startTeam();
    for (const customer of ['V042', 'V017']) {
      await filled(team, { ...FORM, Customer: customer }, team.colleague);
      await sendForm(team, team.colleague);
    }
    await leaves(team, team.colleague.id);
    await team.moveTo(AT_WORK);
    await dmWith(team, QUESTION);
    expect(asked(team, team.colleague)).toEqual([]);
    expect(asked(team)).toHaveLength(1);
    await team.worker.click('Well');
    await dmWith(team, /P00001: it worked well/);
    const open = (await followUps(team)).filter(({ closedAt }) => closedAt === null);
    expect(open).toMatchObject([{ reference: 'P00002', askedAt: expect.any(Date) }]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  }, 30_000);
});

/** Ends somebody's roles, as a set-up without them does. */
async function leaves({ ledger, reader }: Team, slackId: string): Promise<void> {
  const { workspaceId } = reader;
  const request = { workspaceId, deadline: Deadline.in(5_000), now: WEDNESDAY, actorId: null };
  await ledger.write(request, async (writer) => {
    const { db } = writer;
    const { id } = await db.person.findFirstOrThrow({ where: { slackId } });
    for (const { id: held, role } of await db.role.findMany({ where: { personId: id } })) {
      await db.role.update({ where: { id: held }, data: { until: WEDNESDAY } });
      writer.record({ kind: 'role.ended', subject: `person:${id}`, facts: { role } });
    }
  });
}
