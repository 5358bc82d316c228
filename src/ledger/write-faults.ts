import { Prisma } from './generated/client.ts';

const BUSY = /SocketTimeout|SQLITE_BUSY|database is locked|TransactionWriteConflict/;

/**
 * Another process holds the lock (P1008), or the transaction lost a race (P2034). Plain SQL that
 * meets a lock fails with P2010 and says so in its message only.
 */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = error instanceof Prisma.PrismaClientKnownRequestError ? error.code : undefined;
  return code === 'P1008' || code === 'P2034' || BUSY.test(error.message);
}

/** Whether an error means that the database itself could not be used: gone, full, read-only. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    /^P10|^P2024$|^P2028$/.test(error.code)
  ) {
    return true;
  }
  const message = error instanceof Error ? error.message : '';
  return /SQLITE_|disk I\/O|disk is full|readonly database|unable to open|database is locked/i.test(
    message,
  );
}
