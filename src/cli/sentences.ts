import { NotSaved } from '../ledger/deadline.ts';
import { NoKey } from '../ledger/key.ts';
import { NewerLedger } from '../ledger/migrate.ts';
import { WrongKind } from '../ledger/open.ts';

const BY_CODE: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read',
  EISDIR: 'is a folder, not a file',
  ENOTDIR: 'lies in a folder that cannot be made',
};

/**
 * What went wrong with the ledger or a file, in a sentence that says what to do.
 * @throws whatever is neither: a bug
 */
export function sentenceFor(error: unknown, databaseUrl: string): string {
  if (error instanceof NewerLedger || error instanceof WrongKind || error instanceof NoKey) {
    return error.message;
  }
  if (error instanceof NotSaved) {
    return 'Nothing was saved: the ledger was busy all the time. Try again when less goes on.';
  }
  if (!(error instanceof Error)) throw error;
  const { code, path } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : BY_CODE[code];
  if (known !== undefined && path !== undefined) return `${path} ${known}.`;
  return ledgerSentence(error, databaseUrl);
}

function ledgerSentence(error: Error, databaseUrl: string): string {
  const told = `${error.message} ${JSON.stringify(error.cause ?? '')}`;
  if (/SQLITE_NOTADB|not a database/.test(told)) return `${databaseUrl} is not a ledger.`;
  if (/SQLITE_BUSY|SocketTimeout|database is locked|P1008/.test(told)) {
    return `The ledger at ${databaseUrl} is locked by another program. Try again in a moment.`;
  }
  if (/SQLITE_CANTOPEN|unable to open database/.test(told)) {
    return `The ledger at ${databaseUrl} cannot be opened: check DATABASE_URL and who may write there.`;
  }
  if (/SQLITE_READONLY|readonly database/.test(told)) {
    return `The ledger at ${databaseUrl} may not be written to.`;
  }
  if (/SQLITE_FULL|disk is full/.test(told)) return 'The disk is full: nothing was saved.';
  throw error;
}
