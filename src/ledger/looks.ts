import { lookFacts } from './facts.ts';
import { newSalt } from './history.ts';
import type { Writer } from './writer.ts';

/** A look at what is held about a customer. */
export interface NewLook {
  readonly customerId: number;
  /** R145: `subject-access` is of all that is held. */
  readonly what: 'history' | 'details' | 'subject-access';
  /** A code, where one was asked for (R124). */
  readonly purpose: string | undefined;
  /** A few words with the purpose `other`. */
  readonly words: string | undefined;
}

/** R124: notes who looked and what for; without an actor it was from the command line. */
export async function addLook(writer: Writer, look: NewLook): Promise<number> {
  const row = {
    workspaceId: writer.workspaceId,
    byId: writer.actorId,
    customerId: look.customerId,
    what: look.what,
    purpose: look.purpose ?? null,
    words: look.words ?? null,
    at: writer.now,
    salt: newSalt(),
  };
  const { id } = await writer.db.look.create({ data: row, select: { id: true } });
  writer.record({ kind: 'customer.looked-at', subject: `look:${id}`, facts: lookFacts(row) });
  return id;
}
