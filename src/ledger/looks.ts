import type { Colleague } from '../domain/sign-off.ts';
import { insistOnCustomer } from './customers.ts';
import { lookFacts } from './facts.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';
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
  await insistOnCustomer(writer, look.customerId);
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

/** How often somebody looked; `outside`: with a purpose, since it was not their own caseload. */
export interface LookCount {
  /** Undefined: from the command line. */
  readonly person: Colleague | undefined;
  readonly looks: number;
  readonly outside: number;
}

/** R124: how often each person looked from one moment until before another; most often first. */
export async function countLooks(
  from: Reader | Writer,
  { since, until }: { since: Date; until: Date },
): Promise<LookCount[]> {
  const { db, workspaceId } = from;
  const rows = await db.look.groupBy({
    by: ['byId'],
    where: { workspaceId, at: { gte: since, lt: until } },
    _count: { _all: true, purpose: true },
  });
  const people = await colleagues(
    from,
    rows.flatMap(({ byId }) => byId ?? []),
  );
  return rows
    .map(({ byId: id, _count: count }) => ({
      person: id === null ? undefined : (people.get(id) ?? unnamed(id)),
      looks: count._all,
      outside: count.purpose,
    }))
    .sort((a, b) => b.looks - a.looks || (a.person?.id ?? 0) - (b.person?.id ?? 0));
}

function unnamed(id: number): Colleague {
  return { id, slackId: undefined, name: undefined };
}
