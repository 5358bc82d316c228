import { describe, expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { forgedClick } from '../support/forged.ts';
import { approved, askManager, cardOf, reads, STAY } from '../support/sign-off.ts';
import { formOf, open, sendForm, spend, standing } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const TICK = { 'The supplier': ['I, or somebody close'] };

/** The manager on duty opens Details, and says that they have an interest. */
async function declares(team: Team, by = team.manager) {
  await by.click('Details');
  await by.waitFor((me) => me.view());
  await by.click('I have an interest');
}

const waiting = ({ reader }: Team) => reader.db.plan.findFirstOrThrow();
const idOf = async ({ reader }: Team, { id: slackId }: Team['manager']) =>
  (await reader.db.person.findFirstOrThrow({ where: { slackId } })).id;
const REFUSED = 'You have an interest in the supplier, so another manager decides this';

it('R143: who buys ticks an interest, and the card says so; it is kept when asked again', async () => {
  const team = await startTeam();
  await team.worker.command('team', '/spend ask 325 V042 dog sitter, detox #physical');
  await team.worker.waitFor((me) => me.view());
  await team.worker.fill({ Category: 'Health care', ...TICK });
  expect((await team.worker.submit()).kind).toBe('cleared');
  const card = team.text(await cardOf(team, 'S0001'));
  expect(card).toMatch(/You\* {2}because .*close to them, has an interest in the supplier/);
  expect((await waiting(team)).interest).toBe(true);
  await team.manager.click('Decline');
  await team.manager.waitFor((me) => me.view());
  await team.manager.fill({ 'Why not, and what might help': 'Ask another.' });
  await team.manager.submit();
  await reads(team, team.worker, 'dm', 'Ask another');
  await team.worker.click('Change and ask again');
  await team.worker.waitFor((me) => me.view());
  expect((await team.worker.submit()).kind).toBe('cleared');
  expect(team.text(await cardOf(team, 'S0002'))).toContain('close to them, has an interest');
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

it('R143: a manager with an interest is refused, by a forged click too; another decides', async () => {
  const team = await startTeam();
  const { reference } = await askManager(team);
  expect((await waiting(team)).withId).toBe(await idOf(team, team.manager));
  await declares(team);
  await team.manager.waitFor(() => formOf(team, team.manager).includes('does not decide'));
  expect(formOf(team, team.manager)).not.toContain('I have an interest');
  const card = await cardOf(team, reference, 'does not decide');
  expect(team.text(card)).toContain('a manager has an interest in the supplier');
  expect(team.text(card)).toContain(`<@${team.otherManager.id}>`);
  expect(team.text(card)).not.toContain(`<@${team.manager.id}>`);
  await reads(team, team.otherManager, 'managers', `<@${team.otherManager.id}>: .* with you now`);
  const { id, withId } = await waiting(team);
  expect(withId).toBe(await idOf(team, team.otherManager));

  for (const action of ['plan.approve', 'plan.decline', 'plan.ask', 'plan.condition']) {
    expect(await forgedClick(team, team.manager.id, action, String(id))).toContain(REFUSED);
  }
  await team.manager.close();
  await team.manager.click('Approve', { in: card });
  await reads(team, team.manager, 'managers', REFUSED);
  expect(await team.reader.db.decision.count()).toBe(0);

  await team.otherManager.click('Approve', { in: card });
  await reads(team, team.worker, 'dm', 'Approved');
  const { decidedById } = await team.reader.db.decision.findFirstOrThrow();
  expect(decidedById).toBe(withId);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

it('R143: an interest is recorded once, however often it is said', async () => {
  const team = await startTeam();
  await askManager(team, team.worker, STAY);
  const { id } = await waiting(team);
  await declares(team);
  await team.manager.waitFor(() => formOf(team, team.manager).includes('does not decide'));
  const again = await forgedClick(team, team.manager.id, 'plan.have_interest', String(id));
  expect(again).toContain(REFUSED);
  expect(await team.reader.db.interest.count()).toBe(1);
  const entries = { where: { kind: 'interest.declared' } };
  expect(await team.reader.db.historyEntry.count(entries)).toBe(1);
});

it('R143: only a manager may say so, and not of what is decided', async () => {
  const team = await startTeam();
  await approved(team);
  const { id } = await waiting(team);
  const click = (user: string) => forgedClick(team, user, 'plan.have_interest', String(id));
  expect(await click(team.worker.id)).toContain('Only a manager can decide this');
  expect(await click(team.manager.id)).toContain('already approved');
  expect(await team.reader.db.interest.count()).toBe(0);
});

/** The form, filled in with something cheap, and what is behind "Add more" of it. */
async function openMore(team: Team) {
  await spend(team, '');
  await team.worker.fill({
    ...{ Customer: 'V042', Amount: '10', 'What was bought': 'haircut', Category: 'Toiletries' },
    ...{ 'Outcome area': 'Self-care living skills', 'What it helps with': 'an interview' },
  });
  await team.worker.click('Add more');
  await team.worker.waitFor(() => formOf(team).includes('an interest in the supplier'));
}

/** A haircut by somebody close, asked and approved. */
async function haircut(team: Team): Promise<void> {
  await openMore(team);
  await team.worker.fill(TICK);
  await sendForm(team);
  await team.worker.click('Already paid');
  await cardOf(team, 'S0001');
  await team.manager.click('Approve');
  await reads(team, team.manager, 'managers', 'S0001.* approved by');
}

it('R143: £10 with an interest told behind Add more is kept, and a manager decides', async () => {
  const team = await startTeam();
  await openMore(team);
  await team.worker.fill(TICK);
  const kept = await sendForm(team);
  expect(kept).toContain('Do not buy yet');
  expect(kept).toContain('You, or somebody close to you, have an interest in the supplier');
  expect(await standing(team)).toEqual([]);
  await team.worker.click('Ask a manager');
  const card = team.text(await cardOf(team, 'S0001'));
  expect(card).toContain('because the worker, or somebody close to them, has an interest');
  expect(await waiting(team)).toMatchObject({ interest: true, overItem: false, overDay: false });
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

it('R143: without the tick £10 is saved as ever', async () => {
  const team = await startTeam();
  await openMore(team);
  expect(await sendForm(team)).toContain('Saved: £10.00');
});

it('R143: the same again goes to a manager again', async () => {
  const team = await startTeam();
  await haircut(team);
  await team.worker.click('Same again');
  await team.worker.waitFor(async () => (await open(team)).length > 0);
  expect(await open(team)).toMatchObject([{ item: 'haircut', keptFor: 'over_limit' }]);
  expect(await standing(team)).toHaveLength(1);
});

it('R143: an edit finds the tick, and asks nobody twice', async () => {
  const team = await startTeam();
  await haircut(team);
  await team.worker.click('Edit');
  await team.worker.waitFor((me) => me.view());
  expect(JSON.stringify(team.worker.view())).toMatch(/"initial_options":\[[^\]]*close to me/);
  await team.worker.fill({ 'What it helps with': 'two interviews' });
  expect(await sendForm(team)).toContain('Changed: £10.00');
  expect(await team.reader.db.plan.count()).toBe(1);
});

it('R143: an interest that an edit tells of goes to a manager, also of what was approved', async () => {
  const team = await startTeam();
  await approved(team);
  await team.worker.click('Bought all');
  await reads(team, team.worker, 'dm', 'Bought|Saved');
  await team.worker.click('Edit');
  await team.worker.waitFor((me) => me.view());
  await team.worker.fill(TICK);
  await sendForm(team);
  const card = team.text(await cardOf(team, 'S0002'));
  expect(card).toContain('close to them, has an interest in the supplier');
  expect(await standing(team)).toMatchObject([{ authority: 'exception', pence: 62400 }]);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});

/** The manager on duty has said that they have an interest; the request is with the other. */
async function declared(team: Team): Promise<void> {
  await askManager(team);
  await declares(team);
  await cardOf(team, 'S0001', 'does not decide');
  await team.manager.close();
}

/** Whom the request asked last is with, by Slack's id. */
async function withWhom({ reader }: Team): Promise<string | null | undefined> {
  const { withId } = await reader.db.plan.findFirstOrThrow({ orderBy: { id: 'desc' } });
  return (await reader.db.person.findFirst({ where: { id: withId ?? 0 } }))?.slackId;
}

describe('R143: who has said that they have an interest', () => {
  const LATER = new Date('2026-06-19T15:59:00Z');
  const asked = (team: Team) =>
    team.manager
      .messages('managers')
      .map(team.text)
      .filter((text) => text.startsWith(`<@${team.manager.id}>`));

  it('R143: is not asked by escalation, nor when they take duty', async () => {
    const team = await startTeam();
    await declared(team);
    await spend(team, 'duty', team.manager);
    await team.manager.click('I am on duty');
    await team.moveTo(LATER);
    await reads(
      team,
      team.otherManager,
      'managers',
      `<@${team.otherManager.id}>: S0001 has waited`,
    );
    expect(await withWhom(team)).toBe(team.otherManager.id);
    expect(asked(team)).toEqual([]);
  });

  it('R143: is not asked as the stand-in of who is away', async () => {
    const team = await startTeam();
    await declared(team);
    await team.otherManager.command('managers', '/spend away');
    await team.otherManager.fill({ 'Who stands in': 'manager-1' });
    expect((await team.otherManager.submit()).kind).toBe('cleared');
    await reads(team, team.manager, 'dm', 'You stand in for');
    await team.moveTo(LATER);
    expect(await withWhom(team)).not.toBe(team.manager.id);
    expect(asked(team)).toEqual([]);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R143: is not asked when it is asked again in other words', async () => {
    const team = await startTeam();
    await declared(team);
    await team.otherManager.click('Decline');
    await team.otherManager.waitFor((me) => me.view());
    await team.otherManager.fill({ 'Why not, and what might help': 'Another week.' });
    await team.otherManager.submit();
    await reads(team, team.worker, 'dm', 'Another week');
    await team.worker.click('Change and ask again');
    await team.worker.waitFor((me) => me.view());
    expect((await team.worker.submit()).kind).toBe('cleared');
    expect(team.text(await cardOf(team, 'S0002'))).toContain('does not decide');
    expect(await withWhom(team)).toBe(team.otherManager.id);
    const { id } = await team.reader.db.plan.findFirstOrThrow({ where: { reference: 'S0002' } });
    expect(await forgedClick(team, team.manager.id, 'plan.approve', String(id))).toContain(REFUSED);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });

  it('R143: is not asked about what was bought beyond the approval', async () => {
    const team = await startTeam();
    await declared(team);
    await team.otherManager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await team.worker.click('Bought some');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({ Amount: '700' });
    await team.worker.submit();
    expect(team.text(await cardOf(team, 'S0002'))).toContain('does not decide');
    expect(await withWhom(team)).toBe(team.otherManager.id);
    expect(await verify(team.ledger)).toMatchObject({ ok: true });
  });
});
