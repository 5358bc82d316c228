import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { deliveryClient } from '../../src/delivery/client.ts';
import { keepPhoto } from '../../src/delivery/keep-photo.ts';
import { post, TakenOver } from '../../src/delivery/post.ts';
import { Settling } from '../../src/delivery/settling.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { isStillTaken, type Taken, takeDue } from '../../src/ledger/outbox.ts';
import { verify } from '../../src/ledger/verify.ts';
import { boltLogger, createLogger } from '../../src/logger.ts';
import { ask, owed, settled, tried } from '../support/outbox.ts';
import { filesOf, openMore, photosOf, putIn, startWithPhotos } from '../support/photos.ts';
import { cardOf, inTime, reads, startSecondApp } from '../support/sign-off.ts';
import { sendForm } from '../support/spend.ts';
import { startTeam, type Team } from '../support/team.ts';

/** Takes what is due by then, as a copy of the app does before it sends. */
async function takeAt(team: Team, seconds: number): Promise<Taken> {
  const now = new Date(team.slack.clock.now().getTime() + seconds * 1_000);
  const request = { workspaceId: 1, deadline: Deadline.in(10_000), now, actorId: null };
  const [taken] = await team.ledger.write(request, (writer) => takeDue(writer, 8));
  if (taken === undefined) throw new Error('Nothing was to be taken');
  return taken;
}

/** A card that is owed, and that this app leaves alone for some seconds. */
async function withCardOwed(): Promise<Team> {
  const team = await startTeam();
  team.slack.faults.failApi('chat.postMessage', { status: 429, retryAfter: 5 });
  await ask(team);
  await tried(team);
  return team;
}

/** By which another copy of the app reaches Slack. */
function copysClient({ slack, apiUrl }: Team) {
  return deliveryClient(slack.tokens.bot, apiUrl, boltLogger(createLogger('silent')));
}

/** A photo that is owed, and that this app leaves alone for some seconds. */
async function withPhotoOwed(): Promise<Team> {
  const team = await startWithPhotos();
  team.slack.faults.failApi('files.info', { status: 429, retryAfter: 5 });
  await openMore(team);
  await putIn(team);
  await sendForm(team);
  await tried(team);
  return team;
}

/** Counts the photos that are written. */
function countStored(): () => number {
  let stored = 0;
  const count = (moment: unknown) => {
    if (moment === 'stored') stored += 1;
  };
  subscribe('oatcake.moment', count);
  onTestFinished(() => void unsubscribe('oatcake.moment', count));
  return () => stored;
}

describe('two copies of the app', () => {
  it('give Slack each message once, however they race for it', async () => {
    const team = await startTeam();
    await startSecondApp(team);
    const people = [team.worker, team.colleague, team.manager, team.otherManager];
    for (let round = 0; round < 3; round += 1) {
      const said = people.map((one) => one.message(`${round + 3} V0${round % 2 ? 17 : 42} tea`, 0));
      await Promise.all(said);
    }
    await vi.waitFor(() => settled(team), 20_000);
    const all = await owed(team);
    expect(all.length).toBeGreaterThanOrEqual(12);
    expect(new Set(all.map((one) => `${one.slackChannel} ${one.slackTs}`)).size).toBe(all.length);
    expect(team.slack.faults.callsTo('chat.postMessage')).toHaveLength(all.length);
    const read = people.flatMap((one) => one.dm()).filter(({ fromApp }) => fromApp);
    expect(read).toHaveLength(all.length);
  }, 60_000);

  it('one stops with a message in hand: the other finds out what became of it, and brings it', async () => {
    const team = await withCardOwed();
    const dead = await takeAt(team, 6);
    expect(dead).toMatchObject({ kind: 'card', unsure: false });
    await inTime(team, () => cardOf(team, 'S0001'));
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(1);
    expect((await owed(team))[0]?.attempts).toBeGreaterThan(dead.attempts);
  });
});

describe('a copy that comes back when its time is over, or too little is left for a post', () => {
  it('posts nothing any more, and changes no message back', async () => {
    const team = await withCardOwed();
    const late = await takeAt(team, 6);
    const other = await takeAt(team, 60);
    expect(other).toMatchObject({ id: late.id, unsure: true, attempts: late.attempts + 1 });
    expect(await isStillTaken(team.reader, other)).toBe(true);
    const slow = { ...other, lease: Deadline.in(10_000) };
    expect(await isStillTaken(team.reader, slow)).toBe(false);
    const before = team.slack.faults.callsTo('chat.postMessage').length;
    const client = copysClient(team);
    const hold = async () => {
      if (!(await isStillTaken(team.reader, late))) throw new TakenOver();
    };
    const message = { text: 'Late', blocks: [] };
    const changes = { ...late, posted: { channel: late.conversation, ts: '1.1' } };
    for (const one of [late, changes]) {
      await expect(post(client, one, message, hold)).rejects.toThrow(TakenOver);
    }
    expect(team.slack.faults.callsTo('chat.postMessage')).toHaveLength(before);
    expect(team.slack.faults.callsTo('chat.update')).toEqual([]);
  });

  it('settles nothing that another has in hand or has settled, and tells of nothing', async () => {
    const team = await withCardOwed();
    const late = await takeAt(team, 6);
    const other = await takeAt(team, 60);
    const follow = vi.fn(async () => undefined);
    const settling = new Settling(team.ledger, follow);
    const at = team.slack.clock.now();
    const parked = { state: 'parked', fault: 'restricted_action' } as const;
    await settling.note({ message: late, delivered: parked, at });
    expect(follow).not.toHaveBeenCalled();
    const sent = { state: 'sent', channel: other.conversation, ts: '1.1' } as const;
    await settling.note({ message: other, delivered: sent, at });
    await settling.note({ message: late, delivered: parked, at });
    expect(follow).toHaveBeenCalledTimes(1);
    expect((await owed(team))[0]).toMatchObject({ state: 'sent', slackTs: '1.1' });
  });

  it('R97: takes no photo away that another has kept', async () => {
    const team = await withPhotoOwed();
    const taken = [await takeAt(team, 6), await takeAt(team, 60)];
    const { ledger, apiUrl } = team;
    const now = () => team.slack.clock.now();
    const reach = { client: copysClient(team), botToken: team.slack.tokens.bot, apiUrl };
    const errand = keepPhoto({ ...reach, ledger, now, wake: () => undefined });
    const stored = countStored();
    const both: Promise<void>[] = [];
    const request = { workspaceId: 1, deadline: Deadline.in(10_000), now: now(), actorId: null };
    // Neither can note it before both have written the file.
    await ledger.write(request, async () => {
      for (const one of taken) {
        both.push(errand.run(one));
        await vi.waitFor(() => expect(stored()).toBe(both.length), 5_000);
      }
    });
    await Promise.all(both);
    const kept = (await photosOf(team)).map(({ storageKey }) => storageKey);
    expect(filesOf(team).map(({ name }) => name)).toEqual(kept);
    expect(await verify(ledger)).toMatchObject({ ok: true });
  });
});

it('a post whose answer was lost is found again behind hundreds of later messages', async () => {
  const team = await startTeam();
  team.slack.faults.failApi('chat.postMessage', { hangUp: true, takesEffect: true });
  team.slack.faults.failApi('conversations.history', { status: 500 });
  await ask(team);
  await tried(team);
  for (let at = 0; at < 210; at += 1) await team.manager.say('managers', `${at}`);
  await inTime(team, () => settled(team));
  await reads(team, team.manager, 'managers', 'S0001');
  const cards = team.manager.messages('managers').filter(({ fromApp }) => fromApp);
  expect(cards).toHaveLength(1);
});

it('a conversation that owes hundreds holds up no other', async () => {
  const team = await startTeam();
  const now = team.slack.clock.now();
  const stuck = { workspaceId: 1, kind: 'nudge', subject: '{}', conversation: 'C0STUCK' };
  const later = new Date(now.getTime() + 3_600_000);
  await team.ledger.write(
    { workspaceId: 1, deadline: Deadline.in(10_000), now, actorId: null },
    async ({ db }) => {
      const rows = Array.from({ length: 600 }, () => ({
        ...stuck,
        dueAt: later,
        createdAt: now,
        attempts: 1,
      }));
      await db.outboxMessage.createMany({ data: rows });
    },
  );
  await team.worker.message('3 V042 tea #social', 0);
  await reads(team, team.worker, 'dm', 'Saved');
});

describe('a clock that was wrong', () => {
  it('by days, and is set right: what was owed and what was under way meanwhile are brought, once', async () => {
    const team = await startTeam();
    const now = team.slack.clock.now();
    team.slack.clock.advance(2 * 24 * 3_600_000);
    team.slack.faults.failApi('chat.postMessage', { hangUp: true, takesEffect: true });
    team.slack.faults.failApi('conversations.history', { status: 500 });
    await ask(team);
    await tried(team);
    await ask(team, '/spend 120 V017 winter coat #self-care');
    team.slack.clock.set(now);
    await reads(team, team.manager, 'managers', 'S0002');
    await settled(team);
    expect(team.manager.messages('managers')).toHaveLength(2);
  });
});
