import { addDays } from 'date-fns';
import { describe, expect, it } from 'vitest';
import { countOwnDecisions, ownDecisions } from '../../src/ledger/own-decisions.ts';
import { setUpTeam } from '../../src/ledger/setup.ts';
import { verify } from '../../src/ledger/verify.ts';
import { PRACTICE_SETUP, PRACTICE_TEAM_ID } from '../../src/practice/team.ts';
import type { SeenMessage } from '../../src/practice/wire.ts';
import { forgedClick } from '../support/forged.ts';
import { askManager, cardOf, reads, startSecondApp } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

const decided = (team: Team) => team.reader.db.decision.count();
const waits = (team: Team) => team.reader.db.plan.count({ where: { state: 'waiting' } });
const told = (team: Team, person: Team['worker'], words: string | RegExp) =>
  reads(team, person, 'managers', words);

/** Gives one person these roles and leaves everybody else as they are. */
async function giveRoles(team: Team, name: string, roles: ('worker' | 'manager' | 'qa')[]) {
  const people = PRACTICE_SETUP.people.map(({ slack, role, name: known }) => ({
    slackId: slack,
    isGroup: false,
    name: known,
    card: undefined,
    roles: known === name ? roles : [role],
  }));
  const told = { slackTeam: PRACTICE_TEAM_ID, people };
  expect(await setUpTeam(team.ledger, told, team.slack.clock.now())).toMatchObject({ ok: true });
}

describe('R26: one decision for one request', () => {
  it('two managers pressing at once, on two running apps: one decides, the other is told who', async () => {
    const team = await startTeam();
    await startSecondApp(team);
    for (let round = 1; round <= 10; round += 1) {
      const line = `/spend ${round + 50} V0${round % 2 ? '17' : '24'} coat no ${round} #self-care`;
      const { reference, card } = await askManager(team, team.worker, line);
      await Promise.all([
        team.manager.click('Approve', { in: card }),
        team.otherManager.click('Approve', { in: card }),
      ]);
      expect(await decided(team)).toBe(round);
      const loser = await Promise.any(
        [team.manager, team.otherManager].map((one) =>
          told(team, one, `${reference} was already approved by <@`),
        ),
      );
      const decision = await team.reader.db.decision.findFirstOrThrow({ orderBy: { id: 'desc' } });
      const by = await team.reader.db.person.findUniqueOrThrow({
        where: { id: decision.decidedById },
      });
      expect(team.text(loser)).toContain(`<@${by.slackId}>. Nothing was changed.`);
    }
  });

  it('one manager pressing five times at once decides once, and one message reaches the worker', async () => {
    const team = await startTeam();
    const { card, reference } = await askManager(team);
    await Promise.all(Array.from({ length: 5 }, () => team.manager.click('Approve', { in: card })));
    await reads(team, team.worker, 'dm', 'Approved');
    await cardOf(team, reference, 'approved by');
    expect(await decided(team)).toBe(1);
    expect(team.worker.dm().filter((one) => /Decision on/.test(one.text))).toHaveLength(1);
  });

  it('Approve against Decline: the form is told who was first, and keeps what was typed', async () => {
    const team = await startTeam();
    await askManager(team);
    await team.otherManager.click('Decline');
    await team.otherManager.waitFor((me) => me.view());
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await team.otherManager.fill({ 'Why not, and what might help': 'Too dear.' });
    const { errors, kind } = await team.otherManager.submit();
    expect(kind).toBe('errors');
    expect(Object.values(errors)[0]).toContain(`already approved by <@${team.manager.id}>`);
    expect(await decided(team)).toBe(1);
  });
});

describe('R27: nobody decides their own request', () => {
  it.each(['Approve', 'Decline', 'Ask'])(
    '%s is refused, and the try is in the history',
    async (button) => {
      const team = await startTeam();
      await askManager(team, team.manager);
      await team.manager.click(button);
      await told(team, team.manager, 'Nobody decides their own request');
      expect(team.manager.view()).toBeUndefined();
      expect([await decided(team), await waits(team)]).toEqual([0, 1]);
      const tries = await team.reader.db.historyEntry.findMany({ where: { kind: 'plan.refused' } });
      const { id } = await team.reader.db.person.findFirstOrThrow({
        where: { slackId: team.manager.id },
      });
      expect(tries.map(({ facts }) => facts)).toEqual([
        `{"by":${id},"plan":1,"why":"own-request"}`,
      ]);
      const now = team.slack.clock.now();
      expect(await ownDecisions(team.reader, 1, now)).toMatchObject([{ planId: 1, by: id }]);
      expect(await countOwnDecisions(team.reader, 1, addDays(now, 3))).toBe(0);
      expect(await verify(team.ledger)).toMatchObject({ ok: true });
    },
  );

  it('another manager can', async () => {
    const team = await startTeam();
    await askManager(team, team.manager);
    await team.otherManager.click('Approve');
    await reads(team, team.manager, 'dm', 'Approved');
    expect(await decided(team)).toBe(1);
  });
});

describe('R28: only whoever is a manager when they press', () => {
  it('a manager whose role was taken away since the card was posted is refused', async () => {
    const team = await startTeam();
    await askManager(team);
    await giveRoles(team, 'manager-2', ['qa']);
    await team.otherManager.click('Approve');
    await told(team, team.otherManager, 'Only a manager can decide this');
    expect(await decided(team)).toBe(0);
  });

  it('so is one who lost it with the form for a reason open', async () => {
    const team = await startTeam();
    await askManager(team);
    await team.otherManager.click('Decline');
    await team.otherManager.waitFor((me) => me.view());
    await giveRoles(team, 'manager-2', ['worker']);
    await team.otherManager.fill({ 'Why not, and what might help': 'Too dear.' });
    const { errors } = await team.otherManager.submit();
    expect(Object.values(errors)[0]).toContain('Only a manager can decide this');
    expect(await decided(team)).toBe(0);
  });

  it('a worker who became a manager can decide what was asked before', async () => {
    const team = await startTeam();
    const { card } = await askManager(team);
    await giveRoles(team, 'coordinator-2', ['worker', 'manager']);
    void forgedClick(team, team.colleague.id, 'plan.approve', planOf(card));
    await reads(team, team.worker, 'dm', 'Approved');
  });

  it('a manager whom Slack made a guest is refused at once, though the roster still has them', async () => {
    const team = await startTeam();
    await askManager(team);
    await team.otherManager.click('Details');
    await team.slack.changePerson(team.otherManager.id, { isGuest: true });
    await team.otherManager.close();
    await team.otherManager.click('Approve');
    await told(team, team.otherManager, 'Guests cannot use Oatcake');
    expect(await decided(team)).toBe(0);
  });

  it.each([
    ['a worker', 'U0PR000002', undefined, 'Only a manager can decide this'],
    ['the worker who asked', 'U0PR000001', undefined, 'Only a manager can decide this'],
    ['a guest', 'U0PR000051', undefined, 'Guests cannot use Oatcake'],
    ['somebody of another workspace', 'U0PR000031', 'T0ELSEWHERE', 'Only people of this workspace'],
  ])('a forged click by %s is refused', async (_who, user, userTeam, sentence) => {
    const team = await startTeam();
    const { card } = await askManager(team);
    const answer = await forgedClick(team, user, 'plan.approve', planOf(card), userTeam);
    expect(answer).toContain(sentence);
    expect([await decided(team), await waits(team)]).toEqual([0, 1]);
  });

  it('a forged click on a request that is not there is refused', async () => {
    const team = await startTeam();
    for (const value of ['999', 'NaN', '-1', '', '1.5', '9e99']) {
      const answer = await forgedClick(team, team.manager.id, 'plan.approve', value);
      expect(answer).toContain('no longer in the ledger');
    }
  });

  it('what a worker asked is bought or answered by nobody else', async () => {
    const team = await startTeam();
    const { card } = await askManager(team);
    for (const action of ['plan.bought_all', 'plan.not_needed', 'plan.answer']) {
      const answer = await forgedClick(team, team.colleague.id, action, planOf(card));
      expect(answer).toContain('Only the person who logged this');
    }
    expect(await waits(team)).toBe(1);
  });
});

/** The value that a card's buttons carry. */
function planOf(card: SeenMessage): string {
  const element = card.blocks.flatMap(({ elements = [] }) => elements)[0];
  return element !== undefined && 'value' in element ? String(element.value) : '';
}
