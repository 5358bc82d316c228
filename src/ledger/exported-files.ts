import { randomBytes } from 'node:crypto';
import type { Day, Days } from '../domain/day.ts';
import type { FileKind, GivenFile, MadeFile } from '../domain/given-file.ts';
import type { Colleague } from '../domain/sign-off.ts';
import { exportedFileFacts } from './facts.ts';
import type { ExportedFileModel } from './generated/models.ts';
import { newSalt } from './history.ts';
import type { Reader } from './open.ts';
import { colleagues } from './people.ts';
import type { Writer } from './writer.ts';

/** A file that somebody is about to be given out of the ledger. */
export interface NewFile {
  readonly kind: FileKind;
  readonly days: Days;
  /** What for, in words; undefined where the command line was told nothing. */
  readonly purpose: string | undefined;
  /** Who it is for, in words; undefined: whoever asks. */
  readonly recipient?: string | undefined;
  /** R105: what its study ids are made with. */
  readonly studyKey?: string | undefined;
}

/**
 * R93, R105: writes down that somebody is given a file, before it is made; without an actor it was
 * from the command line.
 */
export async function addExportedFile(writer: Writer, file: NewFile): Promise<number> {
  const row = {
    workspaceId: writer.workspaceId,
    kind: file.kind,
    byId: writer.actorId,
    fromDay: file.days.from,
    toDay: file.days.to,
    purpose: file.purpose ?? null,
    recipient: file.recipient ?? null,
    studyKey: file.studyKey ?? null,
    at: writer.now,
    salt: newSalt(),
  };
  const { id } = await writer.db.exportedFile.create({ data: row, select: { id: true } });
  writer.record({ kind: 'file.asked', subject: subjectOf(id), facts: exportedFileFacts(row) });
  return id;
}

/** Writes down what the file came to, once it is made; made again, another entry tells of it. */
export function recordMade(writer: Writer, id: number, { rows, sha256, ...more }: MadeFile): void {
  const counts = { customers: more.customers ?? null, leftOut: more.leftOut ?? null };
  writer.record({ kind: 'file.made', subject: subjectOf(id), facts: { rows, sha256, ...counts } });
}

const subjectOf = (id: number) => `exported-file:${id}`;

/** A file as it was asked for. */
export async function exportedFileById(
  { db, workspaceId }: Reader | Writer,
  id: number,
): Promise<{ kind: FileKind; days: Days; byId: number | null } | undefined> {
  const row = await db.exportedFile.findFirst({ where: { workspaceId, id } });
  if (row === null) return undefined;
  return { kind: row.kind as FileKind, days: daysOf(row), byId: row.byId };
}

function daysOf({ fromDay, toDay }: Pick<ExportedFileModel, 'fromDay' | 'toDay'>): Days {
  return { from: fromDay as Day, to: toDay as Day };
}

/** The files that were given out from one moment until before another, newest first. */
export async function filesGiven(
  from: Reader,
  { since, until }: { since: Date; until: Date },
): Promise<GivenFile[]> {
  const { db, workspaceId } = from;
  const rows = await db.exportedFile.findMany({
    where: { workspaceId, at: { gte: since, lt: until } },
    orderBy: { id: 'desc' },
  });
  const made = await madeOf(from, rows);
  const people = await colleagues(
    from,
    rows.flatMap(({ byId }) => byId ?? []),
  );
  return rows.map((row) => ({
    kind: row.kind as FileKind,
    at: row.at,
    days: daysOf(row),
    by: row.byId === null ? undefined : people.get(row.byId),
    atTheMachine: row.byId === null,
    purpose: row.purpose ?? undefined,
    recipient: row.recipient ?? undefined,
    made: made.get(subjectOf(row.id)),
  }));
}

async function madeOf(
  { db, workspaceId }: Reader,
  rows: readonly { readonly id: number }[],
): Promise<Map<string, MadeFile>> {
  const entries = await db.historyEntry.findMany({
    where: {
      workspaceId,
      kind: 'file.made',
      subject: { in: rows.map(({ id }) => subjectOf(id)) },
    },
    orderBy: { sequence: 'asc' },
    select: { subject: true, facts: true },
  });
  return new Map(entries.map(({ subject, facts }) => [subject, JSON.parse(facts)]));
}

/** How many files somebody had. */
export interface FileCount {
  /** Undefined: from the command line. */
  readonly person: Colleague | undefined;
  readonly files: number;
}

/** R124: how many files each person had from one moment until before another; most first. */
export async function countFiles(
  from: Reader,
  { since, until }: { since: Date; until: Date },
): Promise<FileCount[]> {
  const { db, workspaceId } = from;
  const rows = await db.exportedFile.groupBy({
    by: ['byId'],
    where: { workspaceId, at: { gte: since, lt: until } },
    _count: { _all: true },
  });
  const people = await colleagues(
    from,
    rows.flatMap(({ byId }) => byId ?? []),
  );
  return rows
    .map(({ byId, _count: count }) => ({
      person: byId === null ? undefined : people.get(byId),
      files: count._all,
    }))
    .sort((a, b) => b.files - a.files || placeOf(a) - placeOf(b));
}

/** By the ledger's id; the command line last. */
const placeOf = ({ person }: FileCount) => person?.id ?? Number.POSITIVE_INFINITY;

/**
 * R105: what the study ids of a recipient are made with: the same in all their files, so that one
 * person's rows join, and another's in everybody else's, so that no two recipients' do. Capitals
 * and blanks make no other recipient.
 */
export async function studyKeyOf(
  { db, workspaceId }: Reader | Writer,
  recipient: string,
): Promise<string> {
  const rows = await db.exportedFile.findMany({
    where: { workspaceId, kind: 'evaluation' },
    orderBy: { id: 'asc' },
    select: { recipient: true, studyKey: true },
  });
  const known = rows.find((row) => nameOf(row.recipient ?? '') === nameOf(recipient));
  return known?.studyKey ?? randomBytes(32).toString('base64url');
}

function nameOf(recipient: string): string {
  return recipient.normalize('NFKC').trim().replace(/\s+/gu, ' ').toLowerCase();
}
