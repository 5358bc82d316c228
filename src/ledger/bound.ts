import { boundArgs, keyOf, WrongWorkspace } from './bound-args.ts';
import { type Bound, boundOf } from './bound-sql.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Keys } from './keys.ts';
import { openedFor, sealedFor } from './sealed.ts';
import { straightFor } from './straight.ts';

declare const isBound: unique symbol;

/** Ways past the binding, or out of it. */
type Loose = '$queryRawUnsafe' | '$executeRawUnsafe' | '$extends' | '$on' | '$connect';

/** A client that reaches the rows of one workspace and no others; only {@link bind} makes one. */
export type BoundClient = Omit<PrismaClient, Loose | '$transaction' | '$disconnect'> & {
  readonly [isBound]: true;
};

/** The same, which begins transactions. */
export type BoundWriting = BoundClient & {
  $transaction<T>(
    work: (tx: BoundClient) => Promise<T>,
    options?: {
      readonly maxWait?: number;
      readonly timeout?: number;
      readonly isolationLevel?: 'RepeatableRead';
    },
  ): Promise<T>;
};

/** Which workspace a client is bound to; nothing but the ledger and a new workspace until it is said. */
export interface Binding {
  workspaceId: number | undefined;
}

/**
 * The client for one workspace. What it reads, changes or removes is that workspace's: the condition
 * is put into every query, whoever wrote it. Plain SQL is read first, and refused unless it holds each
 * table to the workspace itself. Typed text is sealed on its way in and opened on its way out.
 */
export function bind(client: PrismaClient, binding: Binding, keys?: Keys): BoundWriting {
  const straight = straightFor(client);
  const extended = client.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        const { workspaceId } = binding;
        if (workspaceId === undefined) {
          if (model === 'Ledger' || model === 'Workspace' || isBirth(args)) return query(args);
          throw new WrongWorkspace('there is none yet');
        }
        if (model === undefined) {
          const plain = heldPlain(operation, args, workspaceId);
          return straight?.(operation, plain) ?? query(args);
        }
        const bound = boundArgs(model, operation, args, workspaceId);
        if (keys === undefined) return query(bound);
        return openedFor(model, await query(sealedFor(model, bound, keys)), keys);
      },
    },
  });
  // The extension changes what is reached and what is stored, and no type.
  return extended as unknown as BoundWriting;
}

/** A ledger's own row, which is made before there is a workspace. */
function isBirth(args: unknown): boolean {
  return args instanceof Prisma.Sql && args.sql.startsWith('INSERT INTO "Ledger" ');
}

const RAW = new Set(['$queryRaw', '$executeRaw']);

/** @throws WrongWorkspace for what is not held to the workspace */
function heldPlain(operation: string, args: unknown, workspaceId: number): Prisma.Sql {
  if (!RAW.has(operation) || !(args instanceof Prisma.Sql)) {
    throw new WrongWorkspace(`${operation} is plain text`);
  }
  const found = read(args.sql);
  if ('fault' in found) throw new WrongWorkspace(`${found.fault}, in ${args.sql.trim()}`);
  const other = found.own.find((place) => args.values[place] !== workspaceId);
  if (other !== undefined) throw new WrongWorkspace(`value ${other + 1} in ${args.sql.trim()}`);
  return args;
}

/** What was found of statements; most are sent again and again. Long ones are lists, each its own. */
const known = new Map<string, Bound>();
const MOST_KNOWN = 1_000;
const LONGEST_KNOWN = 4_000;

function read(sql: string): Bound {
  const before = known.get(sql);
  if (before !== undefined) return before;
  const found = boundOf(sql, keyOfTable);
  if (known.size >= MOST_KNOWN) known.clear();
  if (sql.length <= LONGEST_KNOWN) known.set(sql, found);
  return found;
}

function keyOfTable(table: string): string | undefined {
  return table in Prisma.ModelName ? keyOf(table) : undefined;
}
