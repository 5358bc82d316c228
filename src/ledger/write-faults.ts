import pRetry from 'p-retry';
import { NotSaved, OutcomeUnknown } from './deadline.ts';
import { Prisma } from './generated/client.ts';
import { NewerLedger } from './migrate.ts';

/** PostgreSQL's codes: a lock was not to be had, a race was lost, a deadlock was broken up. */
const BUSY_CODES = new Set(['55P03', '40001', '40P01']);
/** And: the server stops or starts, an administrator ended the connection, there are too many. */
const GONE_CODES = /^(?:08|57P0|53300)/;

const BUSY = /SQLITE_BUSY|database is locked|TransactionWriteConflict/;
const GONE =
  /Connection terminated|timeout expired|timeout exceeded when trying to connect|Query read timeout|ConnectionClosed|DatabaseNotReachable|TooManyConnections|ECONNREFUSED|ECONNRESET|EPIPE|Client has encountered a connection error|not queryable/;
const UNUSABLE =
  /SQLITE_(?!CONSTRAINT)|disk I\/O|disk is full|readonly database|read-only transaction|unable to open|database is locked|57014|53100|25006/i;

/**
 * Another process holds the lock (P1008), or the transaction lost a race (P2034). Plain SQL that
 * meets a lock fails with P2010 and says so in its message or its cause only.
 */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = prismaCode(error);
  if (code === 'P1008' || code === 'P2034') return true;
  const told = toldBy(error);
  return (
    BUSY.test(told) ||
    /SocketTimeout/.test(told) ||
    codesIn(told).some((one) => BUSY_CODES.has(one))
  );
}

/** Whether a server or the way to it was lost; when it is back, the same may succeed. */
export function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const told = toldBy(error);
  return GONE.test(told) || codesIn(told).some((one) => GONE_CODES.test(one));
}

/**
 * Does what is no workspace's write, such as making a new ledger: while another process is at it, it
 * waits its turn, at most ten seconds.
 */
export function patiently<T>(work: () => Promise<T>): Promise<T> {
  const shouldRetry = ({ error }: { error: Error }) => isBusy(error);
  return pRetry(work, { retries: 100, minTimeout: 100, factor: 1, shouldRetry });
}

/** Whether an error means that the database itself could not be used: gone, full, read-only, newer than this code. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (/^P10|^P2024$|^P2028$/.test(prismaCode(error) ?? '')) return true;
  if (!(error instanceof Error)) return false;
  if (error instanceof NewerLedger) return true;
  return isGone(error) || isBusy(error) || UNUSABLE.test(toldBy(error));
}

/** Whether the ledger alone kept something from being done: done again later, it may succeed. */
export function mayBeLater(error: unknown): boolean {
  return error instanceof NotSaved || error instanceof OutcomeUnknown || isOutOfReach(error);
}

function prismaCode(error: unknown): string | undefined {
  return error instanceof Prisma.PrismaClientKnownRequestError ? error.code : undefined;
}

/** All that an error says, with what the driver said. */
function toldBy(error: Error): string {
  const { cause } = error;
  const meta = error instanceof Prisma.PrismaClientKnownRequestError ? error.meta : undefined;
  const parts = [error.message, JSON.stringify(cause ?? ''), JSON.stringify(meta ?? '')];
  return cause instanceof Error ? `${parts.join(' ')} ${cause.message}` : parts.join(' ');
}

/** PostgreSQL's codes in it: five letters and digits, named as such. */
function codesIn(told: string): string[] {
  return [...told.matchAll(/[cC]ode(?:"?: ?[`"]?)([0-9A-Z]{5})\b/g)].map(([, code = '']) => code);
}
