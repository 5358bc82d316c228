import { claim } from '../ledger/claims.ts';
import { Deadline } from '../ledger/deadline.ts';
import type { Ledger, Reader } from '../ledger/open.ts';
import { type Owed, owe } from '../ledger/outbox.ts';
import { holdersOf } from '../ledger/people.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Reach } from './clients.ts';
import type { Errand } from './errands.ts';

const ERRAND = 'to_group';
const WRITE_MS = 10_000;

/** Slack's ids of the managers: people, and user groups. */
export async function managersAlone(from: Reader | Writer): Promise<string[]> {
  return (await holdersOf(from, 'manager')).flatMap(({ slackId }) => slackId ?? []);
}

/**
 * Owes something to somebody by themselves, once, though they are named twice; or to each of a user
 * group: Slack alone knows who is in it, and is asked by an errand until it says.
 */
export async function oweAlone(writer: Writer, owed: Owed): Promise<void> {
  const { kind, subject, conversation } = owed;
  const isGroup = conversation.startsWith('S');
  const key = [kind, ...Object.values(subject), conversation].join(' ');
  if (!(await claim(writer, ERRAND, key))) return;
  await owe(writer, isGroup ? { ...owed, kind: ERRAND, subject: { ...subject, of: kind } } : owed);
}

/** Asks Slack who is in a user group, and owes each of them what is for them by themselves. */
export function tellGroup(deps: {
  readonly ledger: Ledger;
  readonly client: Reach['posting'];
  readonly now: () => Date;
  readonly wake: () => void;
}): Errand {
  return {
    run: async ({ workspaceId, subject: { of, ...subject }, conversation: usergroup }) => {
      const { users = [] } = await deps.client.usergroups.users.list({ usergroup });
      const at = { deadline: Deadline.in(WRITE_MS), now: deps.now() };
      await deps.ledger.write({ workspaceId, actorId: null, ...at }, async (writer) => {
        for (const conversation of users) {
          await oweAlone(writer, { kind: String(of), subject, conversation });
        }
      });
      deps.wake();
    },
    // That a message cannot be brought is told anyhow.
    giveUp: async () => undefined,
  };
}
