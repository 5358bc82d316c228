import { describe, expect, it, vi } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { PRACTICE_CHANNELS } from '../../src/practice/team.ts';
import {
  approved,
  askManager,
  cardOf,
  inTime,
  reads,
  STAY,
  startSecondApp,
} from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

const rows = (team: Team) => team.ledger.any.outboxMessage.findMany({ orderBy: { id: 'asc' } });
const posts = (team: Team, channel: string) =>
  team.slack.faults.callsTo('chat.postMessage').filter(({ args }) => args.channel === channel);
const MANAGERS = 'C0PRMANAGE';

/** Asks without waiting for the card. */
async function ask(team: Team, line = STAY): Promise<void> {
  await team.worker.command('team', line);
  await team.worker.click('Ask a manager');
}

/** Moves the clock on until somebody reads this; Slack or the outbox may be in a pause. */
async function readsInTime(team: Team, person: Team['worker'], where: string, words: string) {
  return inTime(team, () => reads(team, person, where, words));
}

/** Leaves the ledger as a process does that was killed between taking a message and sending it. */
async function dieSending(team: Team): Promise<void> {
  const now = team.slack.clock.now();
  const request = { workspaceId: 1, deadline: Deadline.in(10_000), now, actorId: null };
  await team.ledger.write(request, async ({ db }) => {
    await db.outboxMessage.updateMany({ where: { state: 'due' }, data: { state: 'sending' } });
  });
}

/** Resolves when nothing is due or under way any more. */
async function settled(team: Team): Promise<void> {
  await vi.waitFor(async () => {
    expect((await rows(team)).filter(({ state }) => !/sent|parked/.test(state))).toEqual([]);
  }, 5_000);
}

/** Resolves when the first try for the managers' channel has failed. */
async function tried(team: Team): Promise<void> {
  await vi.waitFor(async () => expect((await rows(team))[0]?.fault).toBeTruthy(), 5_000);
}

describe('what Slack is owed', () => {
  it('is kept as a kind and ids, never as text', async () => {
    const team = await startTeam();
    await approved(team);
    await team.worker.message('4.20 V017 coffee with the sister, first meeting #social');
    await reads(team, team.worker, 'dm', 'Saved');
    await settled(team);
    const kept = await rows(team);
    expect(kept.map(({ kind }) => kind)).toEqual(['card', 'card_changed', 'decision', 'saved']);
    for (const { subject } of kept) expect(subject).toMatch(/^\{("[a-z]+":\d+,?)+\}$/);
    expect(JSON.stringify(kept)).not.toMatch(/Travelodge|coffee|sister|V0\d\d|624|tenancy/i);
  });

  it('is given in order within a conversation', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' });
    await ask(team);
    await ask(team, '/spend 120 V017 winter coat #self-care');
    await ask(team, '/spend 130 V024 bedding #tenancy');
    await readsInTime(team, team.manager, 'managers', 'S0003');
    const order = team.manager.messages('managers').map(({ text }) => text);
    expect(order).toEqual(['S0001', 'S0002', 'S0003'].map((one) => `Sign-off asked · ${one}`));
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
    const held = (await rows(team))[0];
    const wait = (held?.dueAt.getTime() ?? 0) - team.slack.clock.now().getTime();
    expect(wait).toBeGreaterThan(20_000);
    expect(wait).toBeLessThanOrEqual(30_000);
    team.slack.clock.advance(31_000);
    await cardOf(team, 'S0001');
    expect(posts(team, MANAGERS)).toHaveLength(2);
  });
});

describe('an answer is lost after the post was taken', () => {
  it.each([
    ['with a 500', { status: 500, takesEffect: true }],
    ['by a hang-up', { hangUp: true, takesEffect: true }],
  ])('%s: it is found again by its mark and not posted twice', async (_how, fault) => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', fault);
    await ask(team);
    const card = await cardOf(team, 'S0001');
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(1);
    expect((await rows(team))[0]).toMatchObject({ state: 'sent', slackTs: card.ts });
    await team.manager.click('Approve');
    await cardOf(team, 'S0001', 'approved by');
  });

  it('to a person, too', async () => {
    const team = await startTeam();
    await askManager(team);
    team.slack.faults.failApi('chat.postMessage', { hangUp: true, takesEffect: true });
    await team.manager.click('Approve');
    await reads(team, team.worker, 'dm', 'Approved');
    await settled(team);
    expect(team.worker.dm()).toHaveLength(1);
  });

  it('and Slack cannot be read just then: it is looked for later, and neither lost nor doubled', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { status: 500, takesEffect: true });
    team.slack.faults.failApi('conversations.history', { status: 500 }, 2);
    await ask(team);
    await ask(team, '/spend 120 V017 winter coat #self-care');
    await readsInTime(team, team.manager, 'managers', 'S0002');
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(2);
    expect((await rows(team)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('but it was not taken: it is posted once Slack is back', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { status: 503 }, 3);
    team.slack.faults.failApi('conversations.history', { status: 503 }, 2);
    await ask(team);
    await readsInTime(team, team.manager, 'managers', 'S0001');
    expect(team.manager.messages('managers')).toHaveLength(1);
  });
});

describe('Slack says no', () => {
  it('for good: the message is parked and logged, and the ones after it go on', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'restricted_action' });
    await ask(team);
    await ask(team, '/spend 120 V017 winter coat #self-care');
    await cardOf(team, 'S0002');
    expect((await rows(team))[0]).toMatchObject({ state: 'parked', fault: 'restricted_action' });
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
    expect((await rows(team)).map(({ state }) => state)).toEqual(['parked', 'sent', 'sent']);
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

describe('the app stops while a message is under way', () => {
  it('Slack had taken it: it is found by its mark at the next start, and not posted again', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { hangUp: true, takesEffect: true });
    team.slack.faults.failApi('conversations.history', { status: 500 });
    await ask(team);
    await tried(team);
    await team.restart();
    await inTime(team, () => settled(team));
    expect(posts(team, MANAGERS)).toHaveLength(1);
    expect(team.manager.messages('managers')).toHaveLength(1);
  });

  it('Slack had not: it is sent once the next start has found that out', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' });
    await ask(team);
    await tried(team);
    await dieSending(team);
    await team.restart();
    await inTime(team, () => settled(team));
    expect(team.manager.messages('managers')).toHaveLength(1);
  });

  it('a second copy that starts meanwhile leaves alone what the first is sending', async () => {
    const team = await startTeam();
    for (let round = 1; round <= 3; round += 1) {
      const line = `/spend ${60 + round} V017 winter coat no ${round} #self-care`;
      await Promise.all([ask(team, line), startSecondApp(team)]);
      await cardOf(team, `S000${round}`);
    }
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(3);
  });
});
