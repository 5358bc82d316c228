import { expect, it } from 'vitest';
import { type Done, type Follow, Settling } from '../../src/delivery/settling.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { owe, takeDue } from '../../src/ledger/outbox.ts';
import { owed } from '../support/outbox.ts';
import { startTeam, type Team } from '../support/team.ts';

/** Three messages in hand, each for another person. */
async function inHand(team: Team): Promise<Done[]> {
  const at = team.slack.clock.now();
  const request = { workspaceId: 1, deadline: Deadline.in(10_000), now: at, actorId: null };
  const people = [team.worker, team.colleague, team.manager];
  const taken = await team.ledger.write(request, async (writer) => {
    for (const { id } of people) {
      await owe(writer, { kind: 'confirmed', subject: {}, conversation: id });
    }
    return takeDue(writer, 8);
  });
  return taken.map((message) => ({ message, delivered: { state: 'sent' }, at }));
}

async function revision(team: Team): Promise<number> {
  const { revision } = await team.reader.db.workspace.findUniqueOrThrow({ where: { id: 1 } });
  return revision;
}

const states = async (team: Team) => (await owed(team)).map(({ state }) => state);

it('what is ready together is noted in one transaction', async () => {
  const team = await startTeam();
  const done = await inHand(team);
  const before = await revision(team);
  const settling = new Settling(team.ledger, async () => undefined);
  await Promise.all(done.map((one) => settling.note(one)));
  expect(await revision(team)).toBe(before + 1);
  expect(await states(team)).toEqual(['sent', 'sent', 'sent']);
});

it('what breaks the noting of one message keeps back no other', async () => {
  const team = await startTeam();
  const [first, second, third] = (await inHand(team)) as [Done, Done, Done];
  const follow: Follow = async (_writer, { message }) => {
    if (message.id === second.message.id) throw new Error('A bug');
  };
  const settling = new Settling(team.ledger, follow);
  const noted = await Promise.allSettled([first, second, third].map((one) => settling.note(one)));
  expect(noted.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await states(team)).toEqual(['sent', 'sending', 'sent']);
});
