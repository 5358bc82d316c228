import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { packDays } from '../../src/domain/pack.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { owe } from '../../src/ledger/outbox.ts';
import { addPack } from '../../src/ledger/packs.ts';
import { onlyWorkspace } from '../../src/ledger/workspaces.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import { MANAGERS, owed, settled } from '../support/outbox.ts';
import { inTime } from '../support/sign-off.ts';
import { startTeam, type Team, WEDNESDAY } from '../support/team.ts';

const MEETING = { day: day('2026-06-23'), time: '10:00' };
const TITLE = 'Pack: Tuesday 23 June, 10:00';

/** A pack that was made, with a message of the app's in the managers' channel to stand for its own. */
async function packed(team: Team): Promise<{ pack: number; message: number }> {
  return write(team, async (writer) => {
    const { month } = packDays(day('2026-06-17'));
    const told = { meeting: MEETING, month, asOf: day('2026-06-17'), seed: 1 };
    const pack = await addPack(writer, told);
    const message = await owe(writer, { kind: 'set_up', subject: {}, conversation: MANAGERS });
    return { pack: pack ?? 0, message };
  });
}

async function write<T>(team: Team, work: (writer: Writer) => Promise<T>): Promise<T> {
  const { id: workspaceId } = await onlyWorkspace(team.ledger);
  const at = { now: WEDNESDAY, deadline: Deadline.in(10_000), actorId: null };
  return team.ledger.write({ ...at, workspaceId }, work);
}

const oweFiles = (team: Team, conversation: string, pack: number, changes?: number) =>
  write(team, async (writer) => {
    for (const what of ['pdf', 'csv']) {
      await owe(writer, { kind: 'pack_file', subject: { pack, what }, conversation, changes });
    }
  });

const files = (team: Team) => team.manager.messages('managers').flatMap((one) => one.files);

describe('R68: the files of a pack', () => {
  it('come under its message in the managers’ channel, once', async () => {
    const team = await startTeam();
    const { pack, message } = await packed(team);
    await oweFiles(team, MANAGERS, pack, message);
    await inTime(team, () => expect(files(team)).toHaveLength(2));
    await settled(team);
    const [first, ...under] = team.manager.messages('managers');
    expect(under.map(({ threadTs }) => threadTs)).toEqual([first?.ts, first?.ts]);
    expect(files(team)).toMatchObject([
      { name: `${TITLE} (to print)` },
      { name: `${TITLE} (figures)` },
    ]);
  });

  it('wait for the message that they belong under', async () => {
    const team = await startTeam();
    team.slack.faults.failApi('chat.postMessage', { error: 'internal_error', times: 1 });
    const { pack, message } = await packed(team);
    await oweFiles(team, MANAGERS, pack, message);
    await inTime(team, () => expect(files(team)).toHaveLength(2));
    expect(team.manager.messages('managers')[0]?.files).toEqual([]);
  });

  it('an answer that is lost shares none of them twice', async () => {
    const team = await startTeam();
    const { pack, message } = await packed(team);
    team.slack.faults.failApi('files.completeUploadExternal', { hangUp: true, takesEffect: true });
    team.slack.faults.failApi('files.info', { status: 500 });
    await oweFiles(team, MANAGERS, pack, message);
    await inTime(team, () => expect(files(team)).toHaveLength(2));
    await settled(team);
    expect(files(team)).toHaveLength(2);
  });

  it('what Slack refuses is parked and told of; the pack stands without', async () => {
    const team = await startTeam();
    const { pack, message } = await packed(team);
    team.slack.faults.failApi('files.getUploadURLExternal', { error: 'access_denied', times: 2 });
    await oweFiles(team, MANAGERS, pack, message);
    await settled(team);
    const states = (await owed(team)).filter(({ kind }) => kind === 'pack_file');
    expect(states.map(({ state }) => state)).toEqual(['parked', 'parked']);
    expect(team.text(team.manager.dm().at(-1))).toContain('Not delivered: a file of the pack');
    expect(team.manager.messages('managers')).toHaveLength(1);
  });
});
