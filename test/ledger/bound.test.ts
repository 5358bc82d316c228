import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boundArgs, keyOf, LISTS, WrongWorkspace } from '../../src/ledger/bound-args.ts';
import { Deadline } from '../../src/ledger/deadline.ts';
import { Prisma } from '../../src/ledger/generated/client.ts';
import type { Ledger, Reader } from '../../src/ledger/open.ts';
import { verify } from '../../src/ledger/verify.ts';
import type { Writer } from '../../src/ledger/writer.ts';
import { everything } from '../support/everything.ts';
import { NOW, testLedger } from '../support/ledger.ts';
import { storedColumns } from '../support/schema.ts';

/** Those whose rows have their workspace beside them; the workspace's own row is tried by itself. */
const OF_WORKSPACES = Object.values(Prisma.ModelName).filter(
  (name) => keyOf(name) === 'workspaceId',
);

/** A table's functions, as no caller of the ledger sees them: any table, any arguments. */
type Table = Record<string, (args?: object) => Promise<unknown>>;

const tableOf = ({ db }: Pick<Reader | Writer, 'db'>, model: string): Table =>
  (db as unknown as Record<string, Table>)[model.charAt(0).toLowerCase() + model.slice(1)] ?? {};

interface Two {
  readonly ledger: Ledger;
  /** Of the workspace that has a row of every table. */
  readonly own: Reader;
  readonly ours: number;
  /** Of the other, which has what every team begins with. */
  readonly reader: Reader;
  write<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
}

async function two(): Promise<Two> {
  const { ledger, workspaceId: ours, reader: own } = await everything({ imports: 1 });
  const workspaceId = await ledger.begin(NOW);
  return {
    ledger,
    own,
    ours,
    reader: ledger.reader(workspaceId),
    write: (work) => {
      const deadline = Deadline.in(10_000);
      return ledger.write({ workspaceId, deadline, now: NOW, actorId: null }, work);
    },
  };
}

it('two workspaces in one ledger are proved, each by its own history', async () => {
  const { ledger } = await two();
  expect(await ledger.across.workspaces()).toHaveLength(2);
  expect(await verify(ledger, { photos: false })).toMatchObject({ ok: true });
});

it('each table has the column that binds it, but what is about the ledger as a whole', () => {
  const columns = storedColumns(readFileSync('prisma/schema.prisma', 'utf8'));
  for (const model of Object.values(Prisma.ModelName)) {
    const own = columns.filter(({ table }) => table === model).map(({ column }) => column);
    if (model === 'Ledger') expect(keyOf(model)).toBeUndefined();
    else expect(own).toContain(keyOf(model));
  }
});

it('lists beside a row are known, so that they are bound with it', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8');
  const lists = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gmu)].flatMap(
    ([, model = '', body = '']) => {
      const own = [...body.matchAll(/^ +(\w+) +\w+\[\]/gmu)].map(([, field]) => field);
      return own.length === 0 ? [] : [[model, own]];
    },
  );
  expect(LISTS).toEqual(Object.fromEntries(lists));
});

describe('another workspace’s rows', () => {
  it('of no table are they read', async () => {
    const { own, reader, ours } = await two();
    for (const model of OF_WORKSPACES) await expectUnread(model, own, reader, ours);
  });

  async function expectUnread(model: string, own: Reader, reader: Reader, ours: number) {
    const row = (await tableOf(own, model).findFirst?.()) as { id: number } | null;
    if (row === null) throw new Error(`There is no ${model}`);
    const { id } = row;
    const table = tableOf(reader, model);
    const all = ((await table.findMany?.()) ?? []) as Row[];
    expect(all.filter(({ workspaceId }) => workspaceId !== reader.workspaceId)).toEqual([]);
    expect(await table.findMany?.({ where: { id } })).toEqual([]);
    expect(await table.findFirst?.({ where: { OR: [{ id }, { id: { gt: 0 } }], id } })).toBeNull();
    expect(await table.findUnique?.({ where: { id } })).toBeNull();
    expect(await table.count?.({ where: { id } })).toBe(0);
    expect(await table.groupBy?.({ by: ['id'], where: { id } })).toEqual([]);
    expect(await table.aggregate?.({ where: { id }, _count: true })).toEqual({ _count: 0 });
    await expect(table.findUniqueOrThrow?.({ where: { id } })).rejects.toThrow();
    await expect(table.findMany?.({ where: { workspaceId: ours } })).rejects.toThrow(
      WrongWorkspace,
    );
    const wider = { workspaceId: { in: [ours] } };
    await expect(table.findMany?.({ where: wider })).rejects.toThrow(WrongWorkspace);
  }

  it('of no table are they changed, taken away or added to', async () => {
    const opened = await two();
    for (const model of OF_WORKSPACES) await expectUnchanged(model, opened);
  });

  async function expectUnchanged(model: string, { own, ours, write }: Two) {
    const row = (await tableOf(own, model).findFirst?.()) as { id: number } | null;
    if (row === null) throw new Error(`There is no ${model}`);
    const { id } = row;
    const before = await tableOf(own, model).findMany?.();
    const outcomes = await write(async (writer) => {
      const table = tableOf(writer, model);
      const data = { id: id + 1_000_000 };
      const fails = (work: Promise<unknown> | undefined) =>
        work?.then(
          () => 'done',
          () => 'refused',
        );
      return [
        await fails(table.update?.({ where: { id }, data })),
        await fails(table.delete?.({ where: { id } })),
        await fails(table.create?.({ data: { ...row, id: undefined, workspaceId: ours } })),
        await fails(table.createMany?.({ data: [{ ...row, workspaceId: ours }] })),
        await fails(table.updateMany?.({ where: {}, data: { workspaceId: ours } })),
        await fails(
          table.upsert?.({ where: { id }, create: { ...row, workspaceId: ours }, update: {} }),
        ),
        await table.updateMany?.({ where: { id }, data }),
        await table.deleteMany?.({ where: { id } }),
      ];
    });
    const none = { count: 0 };
    expect(outcomes).toEqual([...Array(6).fill('refused'), none, none]);
    expect(await tableOf(own, model).findMany?.()).toEqual(before);
  }

  it('nor is the workspace’s own row', async () => {
    const { ours: id, reader, write } = await two();
    expect(await reader.db.workspace.findMany()).toMatchObject([{ id: reader.workspaceId }]);
    expect(await reader.db.workspace.findUnique({ where: { slackTeam: 'T1' } })).toBeNull();
    await expect(reader.db.workspace.findFirst({ where: { id } })).rejects.toThrow(WrongWorkspace);
    const data = { timezone: 'UTC' };
    const tries: ((writer: Writer) => Promise<unknown>)[] = [
      ({ db }) => db.workspace.update({ where: { id }, data }),
      ({ db }) => db.workspace.create({ data }),
      ({ db }) => db.workspace.updateMany({ data: { id } }),
    ];
    for (const work of tries) {
      await expect(write(work)).rejects.toThrow(WrongWorkspace);
    }
    expect(await write(({ db }) => db.workspace.updateMany({ data }))).toEqual({ count: 1 });
  });

  it('plain SQL that names another workspace is refused, by the value', async () => {
    const { own, reader, ours } = await two();
    const sql = Prisma.sql`SELECT * FROM "Purchase" WHERE "workspaceId" = ${ours}`;
    await expect(reader.db.$queryRaw(sql)).rejects.toThrow(WrongWorkspace);
    await expect(own.db.$queryRaw(sql)).resolves.not.toEqual([]);
  });

  it('plain SQL without its workspace does not run, nor does text put together', async () => {
    const { reader, write } = await two();
    await expect(reader.db.$queryRaw`SELECT * FROM "Purchase"`).rejects.toThrow(WrongWorkspace);
    const all = write(({ db }) => db.$executeRaw`DELETE FROM "Draft"`);
    await expect(all).rejects.toThrow(WrongWorkspace);
    const db = reader.db as unknown as Record<string, (sql: string) => Promise<unknown>>;
    await expect(db.$queryRawUnsafe?.('SELECT 1')).rejects.toThrow(WrongWorkspace);
    await expect(db.$executeRawUnsafe?.('SELECT 1')).rejects.toThrow(WrongWorkspace);
  });

  it('the ledger’s own row may be read and not changed', async () => {
    const { reader, write } = await two();
    expect(await reader.db.ledger.findFirst()).toMatchObject({ kind: 'live' });
    await expect(
      write(({ db }) => db.ledger.updateMany({ data: { kind: 'practice' } })),
    ).rejects.toThrow(WrongWorkspace);
  });

  it('a list beside a row is bound too', async () => {
    const { own } = await two();
    const found = await own.db.purchase.findFirst({ include: { lines: true } });
    expect(found?.lines.length).toBeGreaterThan(0);
    const args = boundArgs('Purchase', 'findMany', { select: { lines: true } }, 2);
    expect(args).toEqual({
      where: { workspaceId: 2 },
      select: { lines: { where: { AND: [{ NOT: { workspaceId: { not: 2 } } }] } } },
    });
  });

  it('no row is hung under a row by its id alone', () => {
    const data = { lines: { connect: { id: 1 } } };
    expect(() => boundArgs('Purchase', 'create', { data }, 2)).toThrow(WrongWorkspace);
    expect(() => boundArgs('Purchase', 'update', { where: {}, data }, 2)).toThrow(WrongWorkspace);
  });
});

type Row = { workspaceId: number };

it('a ledger with one workspace makes another as every team begins', async () => {
  const { ledger, reader } = await testLedger();
  const other = ledger.reader(await ledger.begin(NOW));
  for (const model of ['Category', 'CategoryWord', 'OutcomeArea', 'Policy', 'Guideline']) {
    const count = await tableOf(reader, model).count?.();
    expect(await tableOf(other, model).count?.()).toBe(count);
    expect(count).toBeGreaterThan(0);
  }
});
