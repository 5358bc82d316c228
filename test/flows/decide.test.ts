import { describe, expect, it } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { approved, askManager, cardOf, reads } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

const decisions = (team: Team) => team.reader.db.decision.findMany();

/** Presses a button that opens a form for a reason, and sends it. */
async function decideWith(team: Team, button: string, field: string, words: string) {
  await team.manager.click(button);
  await team.manager.waitFor((me) => me.view());
  await team.manager.fill({ [field]: words });
  return team.manager.submit();
}

describe('Approve', () => {
  it('R26: decides at once; the card keeps the outcome and loses its buttons', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await team.manager.click('Approve');
    const text = team.text(await cardOf(team, reference, 'approved by'));
    expect(text).toMatch(/S0001: up to £624\.00 approved by <@\w+>, 11:00/);
    expect(text).toContain('Not yet bought.');
    expect(text).not.toMatch(/\[|Travelodge|sleeping|Before|tenancy/);
    expect(team.manager.messages('managers')).toHaveLength(1);
  });

  it('tells the worker who, when and how much, with the button for what comes next', async () => {
    const team = await startTeam();
    const { card: told } = await approved(team);
    expect(told.text).toBe('Decision on S0001');
    const text = team.text(told);
    expect(text).toContain(
      'Approved: up to £624.00 · Travelodge 11 nights (about £56.73 each) · S0001',
    );
    expect(text).toContain(`<@${team.manager.id}>, 11:00`);
    expect(text).toContain('[Bought all] [Bought some] [No longer needed]');
  });

  it('R29: carries a condition from Details, which reaches the worker and stays on the card', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await team.manager.click('Details');
    await team.manager.waitFor((me) => me.view());
    const words = 'Review on Thursday with the council.';
    await decideWith(team, 'Approve with a condition', 'The condition', words);
    expect(team.manager.view()).toBeUndefined();
    expect(team.text(await reads(team, team.worker, 'dm', 'Approved'))).toContain(`“${words}”`);
    expect(team.text(await cardOf(team, reference, 'approved by'))).toContain(`“${words}”`);
  });
});

describe('Decline and Ask', () => {
  it('R29: Decline needs a reason, and the reason reaches the worker', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    const without = await decideWith(team, 'Decline', 'Why not, and what might help', '   ');
    expect(without.kind).toBe('errors');
    expect(await decisions(team)).toEqual([]);
    await team.manager.fill({ 'Why not, and what might help': 'There is a bed at the hostel.' });
    await team.manager.submit();
    const told = team.text(await reads(team, team.worker, 'dm', 'Not this time'));
    expect(told).toContain('“There is a bed at the hostel.”');
    expect(told).not.toContain('[Bought all]');
    const card = team.text(await cardOf(team, reference, 'declined by'));
    expect(card).not.toContain('[');
  });

  it('R29: a question reaches the worker, whose answer goes onto the card that still waits', async () => {
    const team = await startTeam();
    const { reference } = await askManager(team);
    await decideWith(team, 'Ask', 'What do you want to know?', 'Is a room free nearer?');
    const asked = team.text(await reads(team, team.worker, 'dm', 'A question about'));
    expect(asked).toContain('“Is a room free nearer?”');
    await team.worker.click('Answer');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({ 'Your answer': 'None for V042 <!channel> before Friday.' });
    await team.worker.submit();
    const card = await cardOf(team, reference, 'answers');
    expect(team.text(card)).toContain('“None for the customer <!channel> before Friday.”');
    expect(JSON.stringify(card.blocks)).toContain('&lt;!channel&gt;');
    expect(team.text(card)).toContain('[Approve] [Decline] [Ask] [Details]');
    expect(await decisions(team)).toEqual([]);
  });

  it('an answer that comes after the decision is told so, and changes nothing', async () => {
    const team = await startTeam();
    await askManager(team);
    await decideWith(team, 'Ask', 'What do you want to know?', 'Is a room free nearer?');
    await reads(team, team.worker, 'dm', 'A question about');
    await team.worker.click('Answer');
    await team.worker.waitFor((me) => me.view());
    await team.otherManager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await team.worker.fill({ 'Your answer': 'None.' });
    const { errors } = await team.worker.submit();
    expect(Object.values(errors)).toEqual([
      `S0001 was already approved by <@${team.otherManager.id}>. Nothing was changed.`,
    ]);
    expect(await team.reader.db.planNote.count()).toBe(1);
  });
});

describe('Details', () => {
  it('shows the manager alone the reference, the year beside the planning figure, and the past', async () => {
    const team = await startTeam();
    await team.worker.command('team', '/spend 29 V042 boots #self-care');
    await team.colleague.command('team', '/spend 4.20 V017 coffee #social');
    await askManager(team);
    const { view } = await team.manager.click('Details');
    const text = view ? team.slack.text(view) : '';
    expect(text).toContain('*V042* · Sign-off: up to £624.00');
    expect(text).toContain('2026 so far*  £29.00 (planning figure £1,000');
    expect(text).toMatch(/Last bought\*\n17 June 2026 {2}£29\.00 {2}boots · P00001/);
    expect(text).not.toContain('coffee');
    expect(text).toContain('[Approve with a condition]');
  });

  it('R27: offers no decision on one’s own request', async () => {
    const team = await startTeam();
    await askManager(team, team.manager);
    const { view } = await team.manager.click('Details');
    expect(view && team.slack.text(view)).not.toContain('[Approve with a condition]');
  });
});

describe('R36: what was decided', () => {
  it('is kept with policy, decider, time, amount and the words shown, whatever changes later', async () => {
    const team = await startTeam();
    const { card } = await askManager(team);
    const shown = team.text(card);
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    const [before] = await decisions(team);
    const [policy] = await team.reader.db.policy.findMany();
    const { id: decidedById } = await team.reader.db.person.findFirstOrThrow({
      where: { slackId: team.manager.id },
    });
    expect(before).toMatchObject({ upToPence: 624_00, decidedById, policyId: policy?.id });
    expect(before?.decidedAt.getTime()).toBeLessThanOrEqual(team.slack.clock.now().getTime());
    for (const line of before?.shown.split('\n') ?? []) expect(shown).toContain(line);
    expect(before?.shown).toContain('over £50 an item');
    await relabel(team);
    expect((await decisions(team))[0]).toEqual(before);
  });
});

it('R36: the questions and answers on the card are part of what the decider saw', async () => {
  const team = await startTeam();
  const { reference } = await askManager(team);
  await decideWith(team, 'Ask', 'What do you want to know?', 'Is a room free nearer?');
  await reads(team, team.worker, 'dm', 'A question about');
  await team.worker.click('Answer');
  await team.worker.waitFor((me) => me.view());
  await team.worker.fill({ 'Your answer': 'None before Friday.' });
  await team.worker.submit();
  await cardOf(team, reference, 'answers');
  await team.manager.click('Approve');
  await reads(team, team.worker, 'dm', 'Approved');
  const shown = (await decisions(team))[0]?.shown;
  expect(shown).toMatch(
    /asks: “Is a room free nearer\?”\n.*answers <@\w+>: “None before Friday\.”/,
  );
});

/** Another edition of labels and limits comes into force. */
async function relabel(team: Team): Promise<void> {
  const { ledger, reader } = team;
  const deadline = Deadline.in(10_000);
  const now = team.slack.clock.now();
  const { workspaceId } = reader;
  await ledger.write({ workspaceId, deadline, now, actorId: null }, async ({ db }) => {
    await db.category.updateMany({ data: { label: 'Something else' } });
    await db.outcomeArea.updateMany({ data: { label: 'Another area' } });
    const limits = { itemLimitPence: 1_00, dayLimitPence: 2_00 };
    await db.policy.create({
      data: { workspaceId, version: 2, startsOn: '2026-06-17', ...limits },
    });
  });
}
