import { describe, expect, it } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { PRACTICE_CHANNELS } from '../../src/practice/team.ts';
import { ask, MANAGERS, owed, posts, readsInTime, settled, tried } from '../support/outbox.ts';
import { approved, cardOf, reads } from '../support/sign-off.ts';
import { startTeam } from '../support/team.ts';

describe('what Slack is owed', () => {
  it('is kept as a kind and ids, never as text', async () => {
    const team = await startTeam();
    await approved(team);
    await team.worker.message('4.20 V017 coffee with the sister, first meeting #social');
    await reads(team, team.worker, 'dm', 'Saved');
    await settled(team);
    const kept = await owed(team);
    expect(kept.map(({ kind }) => kind)).toEqual(['card', 'card_changed', 'decision', 'saved']);
    for (const { subject } of kept) expect(subject).toMatch(/^\{("[a-z]+":\d+,?)+\}$/);
    // The moments that stand there may have any figure.
    const words = JSON.stringify(kept).replaceAll(/"\d{4}-[^"]+Z"/g, '');
    expect(words).not.toMatch(/Travelodge|coffee|sister|V0\d\d|624|tenancy/i);
  });

  it('is given in order within a conversation', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' });
    await ask(team);
    await ask(team, '/spend 120 V017 winter coat #self-care');
    await ask(team, '/spend 130 V024 bedding #tenancy');
    await readsInTime(team, team.manager, 'managers', 'S0003');
    const order = team.manager.messages('managers').map(({ text }) => text);
    expect(order).toEqual(
      ['S0001', 'S0002', 'S0003'].map((one) => `Sign-off asked, by 17:00 today · ${one}`),
    );
  });

  it('one conversation in trouble holds up no other', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' });
    await ask(team);
    await tried(team);
    await team.colleague.message('3 V017 coffee #social');
    await reads(team, team.colleague, 'dm', 'Saved');
    expect(team.manager.messages('managers')).toEqual([]);
  });
});

describe('Slack asks to wait (429)', () => {
  it('is waited for as long as it says, while a form opens at once', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { status: 429, retryAfter: 30 });
    await ask(team);
    await tried(team);
    const { view } = await team.worker.command('team', '/spend');
    expect(view?.title?.text).toBe('Log a purchase');
    const held = (await owed(team))[0];
    const wait = (held?.dueAt.getTime() ?? 0) - team.slack.clock.now().getTime();
    expect(wait).toBeGreaterThan(20_000);
    expect(wait).toBeLessThanOrEqual(30_000);
    team.slack.clock.advance(31_000);
    await cardOf(team, 'S0001');
    expect(posts(team)).toHaveLength(2);
  });

  it('is tried for a day, however often that is by pauses of a second', async () => {
    const team = await startTeam();
    const wait = { status: 429, retryAfter: 1 };
    team.slack.faults.failApi('chat.postMessage', wait);
    await ask(team);
    await tried(team);
    const [deadline, now] = [Deadline.in(10_000), team.slack.clock.now()];
    await team.ledger.write({ workspaceId: 1, deadline, now, actorId: null }, ({ db }) =>
      db.outboxMessage.updateMany({ data: { attempts: 100 } }),
    );
    team.slack.faults.failApi('chat.postMessage', wait);
    await readsInTime(team, team.manager, 'managers', 'S0001');
    expect(posts(team)).toHaveLength(3);
  });
});

describe('Slack says no', () => {
  it('for good: the message is parked and logged, and the ones after it go on', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'restricted_action' });
    await ask(team);
    await ask(team, '/spend 120 V017 winter coat #self-care');
    await cardOf(team, 'S0002');
    expect((await owed(team))[0]).toMatchObject({ state: 'parked', fault: 'restricted_action' });
    expect(team.logs.join('')).toContain('A message to Slack was parked');
    expect(team.logs.join('')).not.toMatch(/Travelodge|winter|V042/);
  });

  it('a change of a card that was parked is no fault of its own', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'restricted_action' });
    await ask(team);
    await team.manager.openHome();
    await team.manager.click('Approve', { in: 'home' });
    await reads(team, team.worker, 'dm', 'Approved');
    await settled(team);
    const told = (await owed(team)).filter(({ kind }) => kind !== 'parked_notice');
    expect(told.map(({ state }) => state)).toEqual(['parked', 'sent', 'sent']);
  });

  it('until the app is invited: then what was owed arrives', async () => {
    const channels = PRACTICE_CHANNELS.map((channel) => ({
      ...channel,
      members: [...channel.members],
    }));
    const team = await startTeam({ channels });
    const members = channels.find(({ id }) => id === MANAGERS)?.members ?? [];
    members.splice(members.indexOf(team.slack.app.botUser), 1);
    await ask(team);
    await tried(team);
    expect(team.manager.messages('managers')).toEqual([]);
    members.push(team.slack.app.botUser);
    await readsInTime(team, team.manager, 'managers', 'S0001');
    expect(team.manager.messages('managers')).toHaveLength(1);
  });
});

describe('a decision before the card could be posted', () => {
  it('posts one card, with the outcome', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' });
    await ask(team);
    await team.manager.openHome();
    await team.manager.click('Approve', { in: 'home' });
    const card = await readsInTime(team, team.manager, 'managers', 'approved by');
    expect(team.text(card)).not.toContain('[');
    expect(team.manager.messages('managers')).toHaveLength(1);
  });
});
