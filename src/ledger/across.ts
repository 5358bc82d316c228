import { LRUCache } from 'lru-cache';
import { BEGUN } from './beginning.ts';
import { type BoundWriting, bind } from './bound.ts';
import { type Due, due } from './due.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { WorkspaceModel } from './generated/models.ts';
import type { Keys } from './keys.ts';

/**
 * All that is read across workspaces: for finding out which one is meant, or has something due, and
 * for what is done with a ledger as a whole. Everything else goes through a client that is bound.
 */
export interface Across {
  workspaces(): Promise<WorkspaceModel[]>;
  workspacesSetUp(): Promise<WorkspaceModel[]>;
  workspaceOfTeam(team: string): Promise<WorkspaceModel | null>;
  /** The workspaces whose teams have installed the app. */
  installed(): Promise<Set<number>>;
  /** In which workspaces something may be due by the clock. */
  readonly due: Due;
  /** The workspaces that owe something of these kinds by now. */
  owing(kind: Kinds, now: Date): Promise<number[]>;
  /** How many messages are in each state of not being sent, and since when the oldest. */
  unsent(): Promise<Unsent[]>;
  /** The names of the files of photos, and the purchases that they are sealed for. */
  photos(): Promise<{ storageKey: string; reference: string }[]>;
  /** Whether the ledger holds anything but what every team begins with. */
  holdsSomething(): Promise<boolean>;
}

/** Which kinds a worker takes; each kind has one worker. */
export type Kinds = { readonly in: string[] } | { readonly notIn: string[] };

export interface Unsent {
  readonly state: string;
  readonly count: number;
  readonly oldest: Date;
}

/** No message waits for longer: a moment further off was written while a clock was wrong. */
const FARTHEST_MS = 2 * 3_600_000;

/** Whether a message may be taken by now. One that was never tried may at once. */
export function dueBy(now: Date): Prisma.Sql {
  const farthest = new Date(now.getTime() + FARTHEST_MS);
  return Prisma.sql`("dueAt" <= ${now} OR "attempts" = 0 OR "dueAt" > ${farthest})`;
}

/** Whether it is of these kinds; `notIn` none is of any. */
export function ofKind(kind: Kinds): Prisma.Sql {
  if ('in' in kind) return Prisma.sql`"kind" IN (${Prisma.join([...kind.in])})`;
  return Prisma.sql`"kind" NOT IN (${Prisma.join([...kind.notIn, ''])})`;
}

export function across(reading: PrismaClient): Across {
  const workspaces = (where: Prisma.WorkspaceWhereInput = {}) =>
    reading.workspace.findMany({ where, orderBy: { id: 'asc' } });
  return {
    due: due(reading),
    workspaces: () => workspaces(),
    workspacesSetUp: () => workspaces({ setUpAt: { not: null } }),
    workspaceOfTeam: async (team) => {
      const [row] = await reading.$queryRaw<WorkspaceModel[]>`
        SELECT * FROM "Workspace" WHERE "slackTeam" = ${team}`;
      return row ?? null;
    },
    installed: async () => {
      const rows = await reading.installation.findMany({ select: { workspaceId: true } });
      return new Set(rows.map(({ workspaceId }) => workspaceId));
    },
    owing: async (kind, now) => {
      const rows = await reading.$queryRaw<{ workspaceId: number }[]>`
        SELECT DISTINCT "workspaceId" FROM "OutboxMessage"
        WHERE "state" IN ('due', 'sending') AND ${ofKind(kind)} AND ${dueBy(now)}`;
      return rows.map(({ workspaceId }) => Number(workspaceId));
    },
    unsent: async () => {
      const rows = await reading.$queryRaw<Record<keyof Unsent, bigint | string>[]>`
        SELECT "state", COUNT(*) AS "count", MIN("createdAt") AS "oldest" FROM "OutboxMessage"
        WHERE "state" IN ('due', 'sending', 'parked') GROUP BY "state"`;
      return rows.map(({ state, count, oldest }) => {
        return { state: String(state), count: Number(count), oldest: new Date(oldest as string) };
      });
    },
    photos: () => reading.receiptPhoto.findMany({ select: { storageKey: true, reference: true } }),
    holdsSomething: () => holdsSomething(reading),
  };
}

/** Whether anything but what every team begins with is there. */
export async function holdsSomething({
  workspace,
  historyEntry,
  customer,
}: Pick<PrismaClient, 'workspace' | 'historyEntry' | 'customer'>): Promise<boolean> {
  const isSetUp = await workspace.count({ where: { setUpAt: { not: null } } });
  return (
    isSetUp > 0 ||
    (await historyEntry.count({ where: { kind: { not: BEGUN } } })) > 0 ||
    (await customer.count()) > 0
  );
}

const MOST_CLIENTS = 500;

/** Gives the client of each workspace; one is made when it is first asked for. */
export function clients(client: PrismaClient, keys: Keys): (workspaceId: number) => BoundWriting {
  const made = new LRUCache<number, BoundWriting>({ max: MOST_CLIENTS });
  return (workspaceId) => {
    const before = made.get(workspaceId);
    if (before !== undefined) return before;
    const bound = bind(client, { workspaceId }, keys);
    made.set(workspaceId, bound);
    return bound;
  };
}
