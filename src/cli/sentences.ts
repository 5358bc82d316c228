import { isPostgres, shownUrl } from '../ledger/database-url.ts';
import { NotSaved } from '../ledger/deadline.ts';
import { NoKey } from '../ledger/key.ts';
import { NewerLedger } from '../ledger/migrate.ts';
import { WrongKind } from '../ledger/open.ts';
import { CustomerGone } from '../ledger/rows.ts';
import { WhichWorkspace } from '../ledger/workspaces.ts';
import { isBusy, isGone } from '../ledger/write-faults.ts';

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
  if (error instanceof CustomerGone) {
    return 'The customer was forgotten in the meantime, and nothing was done.';
  }
  if (error instanceof WhichWorkspace) return whichWorkspace(error);
  if (!(error instanceof Error)) throw error;
  const { code, path } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : BY_CODE[code];
  if (known !== undefined && path !== undefined) return `${path} ${known}.`;
  return isPostgres(databaseUrl)
    ? serverSentence(error, shownUrl(databaseUrl))
    : ledgerSentence(error, databaseUrl);
}

/** Of a server, with the address but no password in it. */
function serverSentence(error: Error, address: string): string {
  const told = `${error.message} ${JSON.stringify(error.cause ?? '')}`;
  if (/28P01|28000|AuthenticationFailed|password authentication/.test(told)) {
    return `The server at ${address} does not let this user in: check DATABASE_URL.`;
  }
  if (/3D000|DatabaseDoesNotExist/.test(told)) {
    return `There is no such database at ${address}: make it with createdb, or check DATABASE_URL.`;
  }
  if (isGone(error) || /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH/.test(told)) {
    return `The server at ${address} cannot be reached: check DATABASE_URL, and that it runs.`;
  }
  if (/42501|permission denied/.test(told)) {
    return `The user in ${address} may not make or change tables there.`;
  }
  if (/25006|read-only transaction/.test(told)) return `The ledger at ${address} is read-only.`;
  if (/53100/.test(told)) return 'The disk of the server is full: nothing was saved.';
  if (isBusy(error)) {
    return `The ledger at ${address} is locked by another program. Try again in a moment.`;
  }
  throw error;
}

function whichWorkspace({ asked, teams }: WhichWorkspace): string {
  const there = teams.length === 0 ? 'none is set up' : `there are ${teams.join(', ')}`;
  return asked === undefined
    ? `This ledger has several workspaces: say which with --workspace; ${there}.`
    : `This ledger has no workspace ${asked}: ${there}.`;
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
