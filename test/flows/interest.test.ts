import { expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { forgedClick } from '../support/forged.ts';
import { approved, askManager, cardOf, reads, STAY } from '../support/sign-off.ts';
import { formOf } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

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
  await team.worker.fill({ Category: 'Health care', 'The supplier': ['I, or somebody close'] });
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
