import { expect, it } from 'vitest';
import { auditCandidates } from '../../src/ledger/audit-candidates.ts';
import { verify } from '../../src/ledger/verify.ts';
import { history, inHistory } from '../support/corrections.ts';
import { cardOf, reads } from '../support/sign-off.ts';
import { spend } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

const idOf = async ({ reader }: Team, slackId: string) =>
  (await reader.db.person.findFirstOrThrow({ where: { slackId } })).id;

it('R138: to ask, decide, correct and audit are four things; nobody does all of one purchase', async () => {
  const team = await startTeam();
  const { manager, otherManager } = team;
  await spend(team, '70 V042 boots #self-care', manager);
  await manager.click('Already paid');
  const card = await cardOf(team, 'S0001', 'already paid');

  await manager.click('Approve', { in: card });
  await reads(team, manager, 'managers', 'Nobody decides their own request');
  await otherManager.click('Approve', { in: card });
  await reads(team, manager, 'dm', 'Accepted');

  await history(team, 'P00001', otherManager);
  await inHistory(team, 'Edit', { 'Why it is changed': 'The receipt says so' }, otherManager);
  await otherManager.fill({ Amount: '80' });
  await otherManager.submit();
  const raised = await cardOf(team, 'S0002', 'Raised by a correction');
  await otherManager.click('Approve', { in: raised });
  await reads(team, otherManager, 'managers', 'Nobody decides their own request');
  await manager.click('Approve', { in: raised });
  expect(await team.reader.db.plan.count({ where: { state: 'waiting' } })).toBe(1);

  const day = (await team.reader.db.purchase.findFirstOrThrow()).day as never;
  const drawn = await auditCandidates(team.reader, { from: day, to: day }, 'Europe/London');
  const { barred } = drawn.find(({ subject }) => subject.startsWith('purchase:')) ?? { barred: [] };
  const parties = [await idOf(team, manager.id), await idOf(team, otherManager.id)];
  expect([...barred]).toEqual(expect.arrayContaining(parties));
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
});
