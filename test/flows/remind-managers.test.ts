import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { askManager, cardOf, reads, startSecondApp } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

/** What the managers' channel is told of requests besides their cards. */
const nudges = (team: Team) =>
  team.manager
    .messages('managers')
    .map(team.text)
    .filter((text) => /^<@\w+>: |^To whoever/.test(text));

/** London's clocks in summer. */
const at = (text: string) => new Date(`${text.replace(' ', 'T')}:00+01:00`);

/** Moves the clock and waits until the channel has so many lines; then no more may have come. */
async function told(team: Team, moment: string, count: number): Promise<string[]> {
  await team.moveTo(at(moment));
  if (count > 0) await team.manager.waitFor(() => nudges(team).length >= count);
  expect(nudges(team)).toHaveLength(count);
  return nudges(team);
}

/** A time away, as `/spend away` stores it. */
async function away(team: Team, who: string, standIn: string, from: string, until: string) {
  const { workspaceId } = team.reader;
  const now = team.slack.clock.now();
  const request = { workspaceId, deadline: Deadline.in(5_000), now, actorId: null };
  await team.ledger.write(request, async ({ db }) => {
    const idOf = async (slackId: string) =>
      (await db.person.findFirstOrThrow({ where: { workspaceId, slackId } })).id;
    const [personId, standInId] = [await idOf(who), await idOf(standIn)];
    const days = { fromDay: from as Day, untilDay: until as Day };
    await db.absence.create({
      data: { workspaceId, personId, standInId, ...days, setById: personId, setAt: now },
    });
  });
}

describe('a request that waits', () => {
  it('R30: a reminder after 4 working hours, the next manager after 8, over a weekend and a bank holiday', async () => {
    const team = await startTeam({ now: at('2026-08-28 17:30') });
    const { reference, card } = await askManager(team);
    expect(team.text(card)).toContain('by 17:00 on Friday 4 September');
    // Saturday, Sunday and the bank holiday at the end of August.
    for (const day of ['2026-08-29', '2026-08-30', '2026-08-31'])
      await told(team, `${day} 13:00`, 0);
    await told(team, '2026-09-01 12:59', 0);
    const [reminder] = await told(team, '2026-09-01 13:00', 1);
    expect(reminder).toBe(
      `<@${team.manager.id}>: ${reference} has waited since 28 August 2026, 17:30; needed by 17:00 on Friday 4 September.`,
    );
    await told(team, '2026-09-01 16:59', 1);
    const [, next] = await told(team, '2026-09-01 17:00', 2);
    expect(next).toContain(`<@${team.otherManager.id}>: ${reference} has waited since`);
    expect(next).toContain('and is with you now');
    const now = team.text(await cardOf(team, reference, `<@${team.otherManager.id}> · from`));
    expect(now).toContain('[Approve]');
    await told(team, '2026-09-03 12:00', 2);
  });

  it('R30: what is needed today is called to mind an hour before closing', async () => {
    const team = await startTeam({ now: at('2026-06-17 13:30') });
    await askManager(team);
    await told(team, '2026-06-17 15:59', 0);
    const [reminder] = await told(team, '2026-06-17 16:00', 1);
    expect(reminder).toContain('has waited since 13:30; needed by 17:00 today.');
  });

  it('R30: after a standstill nobody is passed over, and nobody is disturbed at night', async () => {
    const team = await startTeam({ now: at('2026-06-17 09:00') });
    await askManager(team);
    await told(team, '2026-06-18 03:00', 0);
    const [reminder, next] = await told(team, '2026-06-18 09:01', 2);
    expect(reminder).toContain(`<@${team.manager.id}>`);
    expect(next).toContain(`<@${team.otherManager.id}>`);
  });

  it('R30: two copies of the app remind once', async () => {
    const team = await startTeam({ now: at('2026-06-17 09:00') });
    await askManager(team);
    const second = await startSecondApp(team);
    team.slack.clock.set(at('2026-06-17 13:01'));
    await Promise.all([second.tick(), team.moveTo(at('2026-06-17 13:01')), second.tick()]);
    await told(team, '2026-06-17 13:02', 1);
  });

  it('R30: is never called to mind once it is decided', async () => {
    const team = await startTeam({ now: at('2026-06-17 09:00') });
    await askManager(team);
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await told(team, '2026-06-18 16:00', 0);
  });

  it('R30: while the worker owes an answer no manager is reminded; then the clock begins anew', async () => {
    const team = await startTeam({ now: at('2026-06-17 09:00') });
    const { reference } = await askManager(team);
    await team.manager.click('Ask');
    await team.manager.waitFor((me) => me.view());
    await team.manager.fill({ 'What do you want to know?': 'Is a room free nearer?' });
    await team.manager.submit();
    await reads(team, team.worker, 'dm', 'A question about');
    await told(team, '2026-06-18 10:00', 0);
    await team.worker.click('Answer');
    await team.worker.waitFor((me) => me.view());
    await team.worker.fill({ 'Your answer': 'None before Friday.' });
    await team.worker.submit();
    const [answered] = await told(team, '2026-06-18 10:01', 1);
    expect(answered).toBe(
      `<@${team.manager.id}>: your question about ${reference} is answered; the answer is on its card.`,
    );
    await told(team, '2026-06-18 13:59', 1);
    const [, reminder] = await told(team, '2026-06-18 14:01', 2);
    expect(reminder).toContain('has waited since 10:00');
  });

  it('R94: says the reference and how long, nothing of what or for whom', async () => {
    const team = await startTeam({ now: at('2026-06-17 09:00') });
    const { reference } = await askManager(team);
    await told(team, '2026-06-17 13:01', 1);
    const message = team.manager.messages('managers').at(-1);
    expect(message?.text).toBe(`Sign-off still waits · ${reference}`);
    expect(JSON.stringify(message)).not.toMatch(/V042|Travelodge|624|tenancy/i);
  });

  it('says the day instead of “today” when that day is over', async () => {
    const team = await startTeam({ now: at('2026-06-17 15:00') });
    const { reference, card } = await askManager(team);
    expect(team.text(card)).toContain('by 17:00 today');
    await team.moveTo(at('2026-06-18 00:01'));
    await cardOf(team, reference, 'by 17:00 on Wednesday 17 June');
  });
});

describe('a stand-in', () => {
  it('R30: gets what is asked while somebody is away', async () => {
    const team = await startTeam({ now: at('2026-06-17 09:00') });
    await away(team, team.manager.id, team.otherManager.id, '2026-06-17', '2026-06-19');
    const { card } = await askManager(team);
    expect(team.text(card)).toContain(`<@${team.otherManager.id}> · from`);
  });

  it('R30: gets what waits already, told once, in working hours', async () => {
    const team = await startTeam({ now: at('2026-06-17 16:50') });
    const { reference } = await askManager(team);
    await away(team, team.manager.id, team.otherManager.id, '2026-06-18', '2026-06-19');
    await told(team, '2026-06-17 16:51', 0);
    await told(team, '2026-06-18 00:01', 0);
    const lines = await told(team, '2026-06-18 09:01', 2);
    expect(lines[0]).toBe(
      `<@${team.otherManager.id}>: ${reference} is with you now: you stand in; needed by 17:00 on Wednesday 17 June.`,
    );
    await cardOf(team, reference, `<@${team.otherManager.id}> · from`);
    await told(team, '2026-06-18 09:30', 2);
  });
});
