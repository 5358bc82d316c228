import { describe, expect, it } from 'vitest';
import { keyOf } from '../../src/ledger/bound-args.ts';
import { boundOf } from '../../src/ledger/bound-sql.ts';
import { Prisma } from '../../src/ledger/generated/client.ts';

const bound = (sql: string) =>
  boundOf(sql, (table) => (table in Prisma.ModelName ? keyOf(table) : undefined));

describe('a statement runs when each table is held to the workspace', () => {
  it.each([
    ['alone', 'SELECT * FROM "Draft" WHERE "workspaceId" = ?', [0]],
    ['after others', 'SELECT * FROM "Draft" d WHERE d."day" = ? AND d."workspaceId" = ?', [1]],
    ['kept off the index', 'SELECT 1 FROM "Draft" WHERE "id" > ? AND +"workspaceId" = ?', [1]],
    ['its own row', 'UPDATE "Workspace" SET "revision" = 1 WHERE "id" = ?', [0]],
    [
      'joined',
      'SELECT 1 FROM "Plan" p JOIN "PlanNote" n ON n."planId" = p."id" AND n."workspaceId" = p."workspaceId" WHERE p."workspaceId" = ?',
      [0],
    ],
    [
      'joined where there may be none',
      'SELECT 1 FROM "Customer" c LEFT JOIN "Person" l ON l."id" = c."leadId" AND +l."workspaceId" = c."workspaceId" WHERE c."workspaceId" = ?',
      [0],
    ],
    [
      'a query within, by the one around',
      'SELECT 1 FROM "Plan" p WHERE p."workspaceId" = ? AND (p."id" = 1 OR EXISTS (SELECT 1 FROM "PlanNote" n WHERE n."workspaceId" = p."workspaceId"))',
      [0],
    ],
    [
      'both of two',
      'SELECT "id" FROM "Plan" WHERE "workspaceId" = ? UNION ALL SELECT "id" FROM "Draft" WHERE "workspaceId" = ?',
      [0, 1],
    ],
    [
      'named by WITH',
      'WITH "own" AS (SELECT * FROM "Plan" WHERE "workspaceId" = ?) SELECT * FROM "own"',
      [0],
    ],
    ['rows added', 'INSERT INTO "Claim" ("kind", "workspaceId") VALUES (?, ?), (?, ?)', [1, 3]],
    [
      'rows added from a query',
      'INSERT INTO "Claim" ("workspaceId", "kind") SELECT p."workspaceId", ? FROM "Plan" p WHERE p."workspaceId" = ?',
      [1],
    ],
    ['no table', 'SELECT 1', []],
  ])('%s', (_what, sql, own) => {
    expect(bound(sql)).toEqual({ own });
  });
});

describe('a statement is refused that may reach other workspaces', () => {
  it.each([
    ['forgotten', 'SELECT * FROM "Draft"'],
    ['by an id alone', 'SELECT * FROM "Draft" WHERE "id" = ?'],
    ['a number of its own', 'SELECT * FROM "Draft" WHERE "workspaceId" = 1'],
    ['unlike', 'SELECT * FROM "Draft" WHERE "workspaceId" <> ?'],
    ['not', 'SELECT * FROM "Draft" WHERE NOT "workspaceId" = ?'],
    ['at least', 'SELECT * FROM "Draft" WHERE "workspaceId" >= ?'],
    ['or', 'SELECT * FROM "Draft" WHERE "workspaceId" = ? OR "id" = ?'],
    ['and, then or', 'SELECT * FROM "Draft" WHERE "workspaceId" = ? AND "id" = ? OR "id" = ?'],
    ['one of two', 'SELECT * FROM "Draft" WHERE ("workspaceId" = ? OR "id" = ?)'],
    ['a sum of it', 'SELECT * FROM "Draft" WHERE "workspaceId" = ? + 1'],
    ['the second table', 'SELECT 1 FROM "Plan" p, "Draft" d WHERE p."workspaceId" = ?'],
    [
      'a join by ids',
      'SELECT 1 FROM "Plan" p JOIN "PlanNote" n ON n."planId" = p."id" WHERE p."workspaceId" = ?',
    ],
    [
      'the left of a left join, by its ON',
      'SELECT 1 FROM "Plan" p LEFT JOIN "PlanNote" n ON n."workspaceId" = ? AND p."workspaceId" = ?',
    ],
    [
      'the left of a left join, by the right',
      'SELECT 1 FROM "Plan" p LEFT JOIN "PlanNote" n ON n."workspaceId" = p."workspaceId" WHERE n."workspaceId" = ? OR p."id" = 1',
    ],
    [
      'two that hold each other',
      'SELECT 1 FROM "Plan" p, "Draft" d WHERE p."workspaceId" = d."workspaceId"',
    ],
    [
      'one half of a union',
      'SELECT "id" FROM "Plan" WHERE "workspaceId" = ? UNION SELECT "id" FROM "Draft"',
    ],
    [
      'a query within',
      'SELECT 1 FROM "Plan" WHERE "workspaceId" = ? AND "id" IN (SELECT "planId" FROM "Draft")',
    ],
    [
      'within what is selected',
      'SELECT (SELECT COUNT(*) FROM "Draft") FROM "Plan" WHERE "workspaceId" = ?',
    ],
    [
      'within a join',
      'SELECT 1 FROM "Plan" p JOIN (SELECT * FROM "Draft") d ON d."planId" = p."id" WHERE p."workspaceId" = ?',
    ],
    ['within WITH', 'WITH "all" AS (SELECT * FROM "Plan") SELECT * FROM "all"'],
    ['all removed', 'DELETE FROM "Draft"'],
    ['all changed', 'UPDATE "Draft" SET "state" = ?'],
    ['set, and not asked', 'UPDATE "Draft" SET "workspaceId" = ? WHERE "id" = ?'],
    ['moved away', 'UPDATE "Draft" SET "workspaceId" = ? WHERE "workspaceId" = ?'],
    ['added without', 'INSERT INTO "Claim" ("kind") VALUES (?)'],
    ['added with a number', 'INSERT INTO "Claim" ("workspaceId") VALUES (1)'],
    ['one of two rows', 'INSERT INTO "Claim" ("workspaceId") VALUES (?), (2)'],
    [
      'a query among the rows',
      'INSERT INTO "Claim" ("workspaceId", "kind") VALUES (?, (SELECT "kind" FROM "Plan"))',
    ],
    ['added from all', 'INSERT INTO "Claim" ("workspaceId") SELECT "workspaceId" FROM "Plan"'],
    [
      'another row changed on conflict',
      'INSERT INTO "Claim" ("workspaceId") VALUES (?) ON CONFLICT ("id") DO UPDATE SET "kind" = ?',
    ],
    ['no quotes', 'SELECT * FROM Draft WHERE "workspaceId" = ?'],
    ['the ledger', 'UPDATE "Ledger" SET "kind" = ?'],
    ['a table of the database', 'SELECT * FROM "sqlite_schema"'],
    ['another workspace', 'SELECT * FROM "Workspace" WHERE "workspaceId" = ?'],
    ['a comment', 'SELECT * FROM "Draft" WHERE "workspaceId" = ? -- OR "id" = 1'],
    ['in a text', `SELECT * FROM "Draft" WHERE "item" = '"workspaceId" = ?'`],
    [
      'in a CASE',
      'SELECT * FROM "Draft" WHERE CASE WHEN "id" = 1 THEN TRUE ELSE "workspaceId" = ? END',
    ],
    [
      'a full join',
      'SELECT 1 FROM "Plan" p FULL JOIN "Draft" d ON d."workspaceId" = ? WHERE p."workspaceId" = ?',
    ],
    ['a change of the tables', 'DROP TABLE "Draft"'],
    ['two statements', 'SELECT 1; DELETE FROM "Draft"'],
  ])('%s', (_what, sql) => {
    expect(bound(sql)).toHaveProperty('fault');
  });
});
