// What a full entry is held against, as a process of its own: a bare Bolt command over HTTP that only
// acknowledges; with a ledger's file as argument it first does an entry's transaction with the plain
// driver, in SQL that is prepared once, and nothing else: no rules, no words, no keys.
import { createHash } from 'node:crypto';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import Database from 'better-sqlite3';

const { PORT, SLACK_SIGNING_SECRET: signingSecret, SLACK_API_URL: slackApiUrl } = process.env;
const [file] = process.argv.slice(2);
const enter = file === undefined ? () => undefined : transaction(file);

const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
const app = new App({
  receiver,
  clientOptions: { slackApiUrl },
  authorize: async () => ({ botToken: 'xoxb-bare', botId: 'B0', botUserId: 'U0' }),
  logLevel: LogLevel.ERROR,
});
app.command('/spend', async ({ ack, command }) => {
  enter(command);
  await ack('Saved');
});
await app.start({ port: Number(PORT), host: '127.0.0.1' });
process.send?.('listening');

function transaction(path) {
  const db = new Database(path);
  // As the app has them (`src/ledger/sqlite.ts`).
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 4000`);
  const lock = db.prepare(`UPDATE "Workspace" SET "revision" = "revision" + 1 WHERE "id" = 1
    RETURNING "historySequence", "historyHash", "purchaseNumber"`);
  const limits = db.prepare(`SELECT "id" FROM "Policy" WHERE "workspaceId" = 1 AND "startsOn" <= ?
    ORDER BY "startsOn" DESC, "version" DESC LIMIT 1`);
  const spent = db.prepare(`SELECT COALESCE(SUM("pence"), 0) AS "pence" FROM "Purchase"
    WHERE "workspaceId" = 1 AND "buyerId" = ? AND "day" = ? AND "authority" = 'own'
      AND "correctedOn" IS NULL`);
  const twins = db.prepare(`SELECT "reference", "recordedAt" FROM "Purchase" WHERE "workspaceId" = 1
    AND "buyerId" = ? AND "day" = ? AND "customerId" = ? AND "pence" = ? AND "correctedOn" IS NULL`);
  const year = db.prepare(`SELECT COALESCE(SUM("pence"), 0) AS "pence" FROM "PurchaseLine"
    WHERE "workspaceId" = 1 AND "customerId" = ? AND "day" BETWEEN ? AND ? AND "counts"
      AND "correctedOn" IS NULL`);
  const purchase =
    db.prepare(`INSERT INTO "Purchase" ("workspaceId", "reference", "version", "kind",
    "customerId", "buyerId", "day", "pence", "paidBy", "authority", "policyId", "source",
    "recordedById", "recordedAt", "recordedOn", "salt")
    VALUES (1, ?, 1, 'purchase', ?, ?, ?, ?, 'card', 'own', ?, 'slack', ?, ?, ?, 'salt')`);
  const line =
    db.prepare(`INSERT INTO "PurchaseLine" ("workspaceId", "purchaseId", "position", "item",
    "unitPence", "pence", "categoryId", "areaId", "customerId", "day", "tally", "counts", "recordedOn")
    VALUES (1, ?, 1, ?, ?, ?, 1, 1, ?, ?, 1, TRUE, ?)`);
  const inbox = db.prepare(
    `INSERT INTO "InboxEntry" ("workspaceId", "key", "answer", "at") VALUES (1, ?, ?, ?)`,
  );
  const outbox = db.prepare(`INSERT INTO "OutboxMessage" ("workspaceId", "kind", "subject",
    "conversation", "state", "attempts", "dueAt", "createdAt")
    VALUES (1, 'saved', ?, ?, 'due', 0, ?, ?)`);
  const history = db.prepare(`INSERT INTO "HistoryEntry" ("workspaceId", "sequence", "at", "kind",
    "subject", "facts", "previousHash", "hash") VALUES (1, ?, ?, 'purchase.saved', ?, ?, ?, ?)`);
  const move = db.prepare(`UPDATE "Workspace" SET "historySequence" = ?, "historyHash" = ?,
    "purchaseNumber" = ? WHERE "id" = 1`);
  const people = new Map(db.prepare('SELECT "slackId", "id" FROM "Person"').raw().all());
  const customers = new Map(db.prepare('SELECT "reference", "id" FROM "Customer"').raw().all());
  return db.transaction(({ user_id, text, trigger_id }) => {
    const [amount, reference] = text.split(' ');
    const [pence, at] = [Math.round(Number(amount) * 100), new Date().toISOString()];
    const [buyer, customer, day] = [people.get(user_id), customers.get(reference), at.slice(0, 10)];
    const { historySequence, historyHash, purchaseNumber } = lock.get();
    const { id: policy } = limits.get(day);
    spent.get(buyer, day);
    twins.all(buyer, day, customer, pence);
    const number = `X${purchaseNumber + 1}`;
    const { lastInsertRowid: id } = purchase.run(
      ...[number, customer, buyer, day, pence, policy, buyer, at, day],
    );
    line.run(id, text, pence, pence, customer, day, day);
    year.get(customer, `${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`);
    inbox.run(trigger_id, JSON.stringify({ kind: 'saved', id: Number(id) }), at);
    outbox.run(JSON.stringify({ purchase: Number(id) }), user_id, at, at);
    const facts = JSON.stringify({ reference: number, pence, day, buyer });
    const hash = createHash('sha256').update(`${historyHash}\n${facts}`).digest('base64url');
    history.run(historySequence + 1, at, `purchase:${id}`, facts, historyHash, hash);
    move.run(historySequence + 1, hash, purchaseNumber + 1);
  }).immediate;
}
