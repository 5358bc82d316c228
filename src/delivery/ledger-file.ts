import { createHash } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import { may, mayAll } from '../domain/access.ts';
import type { FileKind } from '../domain/given-file.ts';
import { EXPORT_COLUMNS, exportCells, FINANCE_COLUMNS } from '../domain/ledger-export.ts';
import { readTrial } from '../ledger/confirmations.ts';
import { Deadline } from '../ledger/deadline.ts';
import { standingLines } from '../ledger/export-ledger.ts';
import { exportedFileById, recordMade } from '../ledger/exported-files.ts';
import type { Ledger, Reader } from '../ledger/open.ts';
import { keepFile, type Taken } from '../ledger/outbox.ts';
import { ownRoles } from '../ledger/people.ts';
import { workspace } from '../ledger/workspaces.ts';
import { ledgerCsv, ledgerFileComment, ledgerFileTitle } from '../messages/ledger-file.ts';
import type { Errand } from './errands.ts';
import { faultOf } from './faults.ts';
import { TakenOver } from './post.ts';
import { shareFile } from './share-file.ts';

/** What sharing the ledger needs from outside. */
export interface LedgerFileDeps {
  readonly ledger: Ledger;
  readonly client: WebClient;
  readonly now: () => Date;
}

const WRITE_MS = 5_000;

/**
 * R93: makes the ledger's lines into a file, as they stand now, and shares it with whoever asked, in
 * their own messages. What it came to is on file before anybody can see it.
 */
export function shareLedgerFile(deps: LedgerFileDeps): Errand {
  return { run: (owed) => share(deps, owed), giveUp: async () => undefined };
}

async function share({ ledger, client, now }: LedgerFileDeps, owed: Taken): Promise<void> {
  const { workspaceId, subject, conversation } = owed;
  const reader = ledger.reader(workspaceId);
  const asked = await exportedFileById(reader, Number(subject.file));
  if (asked === undefined) return;
  const { kind, days, byId: actorId } = asked;
  if (actorId !== null && !(await mayStill(reader, actorId, kind))) return;
  const columns = kind === 'finance' ? FINANCE_COLUMNS : EXPORT_COLUMNS;
  const lines = await standingLines(reader, days);
  const bytes = Buffer.from(
    ledgerCsv([columns, ...lines.map((line) => exportCells(line, columns))]),
  );
  const team = await workspace(reader);
  const isTrial = (await readTrial(reader, team)) !== undefined;
  const file = { kind, days, rows: lines.length, isTrial, goes: team.retention.channelDays };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const keep = async (id: string) => {
    const at = () => ({ now: now(), deadline: Deadline.in(WRITE_MS) });
    await ledger.write({ workspaceId, actorId, ...at() }, async (writer) =>
      recordMade(writer, Number(subject.file), { rows: file.rows, sha256 }),
    );
    if (!(await keepFile(ledger, owed, id, at()))) throw new TakenOver();
  };
  const name = `${kind === 'finance' ? 'money' : 'ledger'}-${days.from}-to-${days.to}.csv`;
  const upload = { name, title: ledgerFileTitle(file), bytes };
  const place = { conversation, comment: ledgerFileComment(file) };
  await shareFile(client, upload, place, { begun: owed.file, keep });
}

/** Slack may have been out of reach for a day, and somebody's roles be others by now. */
async function mayStill(reader: Reader, personId: number, kind: FileKind): Promise<boolean> {
  const roles = await ownRoles(reader, personId);
  if (roles === undefined) return true;
  return kind === 'finance' ? may({ roles }, 'export') : mayAll({ roles }, 'export');
}

/** R147: takes such a file out of somebody's messages; one that is gone already is gone. */
export function removeLedgerFile({ client }: Pick<LedgerFileDeps, 'client'>): Errand {
  return {
    run: async ({ subject }) => {
      try {
        await client.files.delete({ file: String(subject.file) });
      } catch (error) {
        const { code } = faultOf(error);
        if (code !== 'file_not_found' && code !== 'file_deleted') throw error;
      }
    },
    giveUp: async () => undefined,
  };
}
