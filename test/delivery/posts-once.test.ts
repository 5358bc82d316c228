import { WebClient } from '@slack/web-api';
import { describe, expect, it, vi } from 'vitest';
import { Deadline } from '../../src/ledger/deadline.ts';
import { takeDue } from '../../src/ledger/outbox.ts';
import { ask, MANAGERS, owed, posts, readsInTime, settled, tried } from '../support/outbox.ts';
import { askManager, cardOf, inTime, reads, startSecondApp } from '../support/sign-off.ts';
import { startTeam, type Team } from '../support/team.ts';

/** Takes what is owed, as a copy of the app on another machine does before it sends. */
async function takenByAnotherCopy(team: Team): Promise<void> {
  const now = new Date(team.slack.clock.now().getTime() + 10_000);
  const request = { workspaceId: 1, deadline: Deadline.in(10_000), now, actorId: null };
  expect(await team.ledger.write(request, (writer) => takeDue(writer, 8))).toHaveLength(1);
}

/** What is owed could not be posted, and by now another copy has it in hand. */
async function inAnotherHand(team: Team): Promise<void> {
  team.slack.faults.failApi('chat.postMessage', { error: 'internal_error' });
  await ask(team);
  await tried(team);
  await takenByAnotherCopy(team);
}

/** Once it has been looked for in vain, what was on its way all the time comes to Slack. */
async function comesLate(team: Team, looks: number): Promise<void> {
  const looked = () => team.slack.faults.callsTo('conversations.history').length;
  await vi.waitFor(() => expect(looked()).toBeGreaterThan(looks), 5_000);
  const other = new WebClient(team.slack.tokens.bot, { slackApiUrl: team.apiUrl });
  await other.chat.postMessage({
    ...{ channel: MANAGERS, text: 'Sign-off' },
    metadata: { event_type: 'oatcake_message', event_payload: { outbox: 1 } },
  });
}

/** Leaves the ledger as a process does that was killed between taking a message and sending it. */
async function dieSending(team: Team): Promise<void> {
  const now = team.slack.clock.now();
  const request = { workspaceId: 1, deadline: Deadline.in(10_000), now, actorId: null };
  await team.ledger.write(request, async ({ db }) => {
    await db.outboxMessage.updateMany({ where: { state: 'due' }, data: { state: 'sending' } });
  });
}

describe('an answer is lost after the post was taken', () => {
  it.each([
    ['with a 500', { status: 500, takesEffect: true }],
    ['by a hang-up', { hangUp: true, takesEffect: true }],
    ['by a cut in its middle', { cutOff: true, takesEffect: true }],
  ])('%s: it is found again by its mark and not posted twice', async (_how, fault) => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', fault);
    await ask(team);
    const card = await cardOf(team, 'S0001');
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(1);
    expect((await owed(team))[0]).toMatchObject({ state: 'sent', slackTs: card.ts });
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

  it.each([{ status: 500 }, { error: 'token_revoked' }])(
    'and Slack cannot be read just then (%j): it is looked for later, neither lost nor doubled',
    async (fault) => {
      const team = await startTeam();
      team.slack.faults.failApi('chat.postMessage', { status: 500, takesEffect: true });
      team.slack.faults.failApi('conversations.history', fault, 2);
      await ask(team);
      await ask(team, '/spend 120 V017 winter coat #self-care');
      await readsInTime(team, team.manager, 'managers', 'S0002');
      await settled(team);
      expect(team.manager.messages('managers')).toHaveLength(2);
      expect((await owed(team)).map(({ state }) => state)).toEqual(['sent', 'sent']);
    },
  );

  it('and the post comes to Slack after it was looked for: it is found at the next try', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { hangUp: true });
    await ask(team);
    await comesLate(team, 0);
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(1);
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

describe('the app stops while a message is under way', () => {
  it('Slack had taken it: it is found by its mark at the next start, and not posted again', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { hangUp: true, takesEffect: true });
    team.slack.faults.failApi('conversations.history', { status: 500 });
    await ask(team);
    await tried(team);
    await team.restart();
    await inTime(team, () => settled(team));
    expect(posts(team)).toHaveLength(1);
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

  it('what another copy of the app is sending is left alone, until it must have stopped', async () => {
    const team = await startTeam();
    await inAnotherHand(team);
    team.slack.clock.advance(30_000);
    await startSecondApp(team);
    await team.worker.message('3 V017 coffee #social');
    await reads(team, team.worker, 'dm', 'Saved');
    expect(team.manager.messages('managers')).toEqual([]);
    team.slack.clock.advance(60_000);
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(1);
  });

  it('what another copy sent that stood still on the way to Slack is found a moment later', async () => {
    const team = await startTeam();
    await inAnotherHand(team);
    const looks = team.slack.faults.callsTo('conversations.history').length;
    team.slack.clock.advance(60_000);
    await comesLate(team, looks);
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(1);
  });
});
