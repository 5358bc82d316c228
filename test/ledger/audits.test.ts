import { expect, it } from 'vitest';
import { ALL_FINE } from '../../src/domain/audit.ts';
import { drawAudit } from '../../src/domain/audit-sample.ts';
import { day } from '../../src/domain/day.ts';
import { auditCandidate, auditCandidates } from '../../src/ledger/audit-candidates.ts';
import { addRound, answerItem, auditItems } from '../../src/ledger/audits.ts';
import { forgetDue } from '../../src/ledger/forget-run.ts';
import { importPurchases } from '../../src/ledger/import-purchases.ts';
import { addPerson } from '../../src/ledger/people.ts';
import { verify } from '../../src/ledger/verify.ts';
import { bytesOf } from '../support/database.ts';
import { addCustomers, NOW, purchasesCsv, testLedger } from '../support/ledger.ts';

const DAYS = { from: day('2018-01-01'), to: day('2018-12-31') };
const LATER = new Date('2021-02-01T09:00:00Z');

async function imported() {
  const opened = await testLedger();
  const { ledger, workspaceId } = opened;
  await addCustomers(opened, ['QZ901', 'QZ902']);
  const rows = [4, 14, 24, 54].map((amount, at) => ({
    ...{ customer: `QZ90${(at % 2) + 1}`, amount: `${amount}.00` },
  }));
  const brought = await importPurchases(ledger, workspaceId, purchasesCsv(rows), { now: NOW });
  expect(brought).toMatchObject({ ok: true });
  return opened;
}

it('R74: candidates bar the buyer, whoever signed it off, and the case holder as of now', async () => {
  const { reader, write } = await imported();
  const all = await auditCandidates(reader, DAYS, 'Europe/London');
  expect(all.map(({ stratum }) => stratum)).toEqual([
    'saved under £5',
    'saved £5 to £20',
    'saved £20 to £50',
    'saved £50 and over',
  ]);
  const purchases = await reader.db.purchase.findMany({ orderBy: { id: 'asc' } });
  for (const [at, { buyerId, signedOffById }] of purchases.entries()) {
    expect(all[at]?.barred).toContain(buyerId);
    if (signedOffById !== null) expect(all[at]?.barred).toContain(signedOffById);
  }
  const holder = await write(({ db, workspaceId }) =>
    db.person.create({ data: { workspaceId, slackId: 'U0HOLDER', name: 'holder' } }),
  );
  await write(({ db }) => db.customer.updateMany({ where: {}, data: { leadId: holder.id } }));
  const one = await auditCandidate(reader, all[0]?.subject ?? '');
  expect(one?.barred).toContain(holder.id);
  expect(await auditCandidate(reader, 'purchase:999')).toBeUndefined();
  expect(await auditCandidate(reader, 'person:1')).toBeUndefined();
});

it('R139: what an audit found of a case is forgotten with it, and the ledger still proves itself', async () => {
  const { ledger, reader, url, workspaceId, write } = await imported();
  const told = { slackId: 'U0AUDITOR', isGroup: false, name: 'auditor' };
  const auditor = await write((writer) => addPerson(writer, told));
  const { id: roundId } = await write(async (writer) => {
    const all = await auditCandidates(writer, DAYS, 'Europe/London');
    const sample = drawAudit(all, { size: 4, seed: 1, auditors: [auditor.id] });
    return addRound(writer, { days: DAYS, seed: 1, sample });
  });
  for (const { id } of await auditItems(reader, { roundId })) {
    const finding = 'zanzibar slippers';
    expect(await write((writer) => answerItem(writer, id, { answers: ALL_FINE, finding }))).toBe(
      true,
    );
    expect(await write((writer) => answerItem(writer, id, { answers: ALL_FINE, finding }))).toBe(
      false,
    );
  }
  expect(await bytesOf({ url })).not.toContain('zanzibar');
  await write(({ db }) =>
    db.customer.updateMany({ where: { reference: 'QZ901' }, data: { closedOn: '2019-01-31' } }),
  );
  await forgetDue(ledger, workspaceId, { on: day('2021-02-01'), now: LATER });
  expect(await auditItems(reader, { roundId })).toHaveLength(2);
  expect(await auditCandidates(reader, DAYS, 'Europe/London')).toHaveLength(2);
  expect(await verify(ledger)).toMatchObject({ ok: true });
});
