import { expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { dutyOrder } from '../../src/ledger/duty.ts';
import { testLedger } from '../support/ledger.ts';

const DAY = '2019-01-07' as Day;
const NOBODY = 0;

/** Three managers, by their ids. */
async function threeManagers() {
  const ledger = await testLedger();
  const ids = await ledger.write(async ({ db, workspaceId, now: since }) => {
    const made: number[] = [];
    for (const slackId of ['U1', 'U2', 'U3']) {
      const { id } = await db.person.create({ data: { workspaceId, slackId } });
      await db.role.create({ data: { workspaceId, personId: id, role: 'manager', since } });
      made.push(id);
    }
    return made as [number, number, number];
  });
  const order = async (not = NOBODY, on = DAY) =>
    (await dutyOrder(ledger.reader, on, [not])).map(({ slackId }) => slackId);
  const onDuty = (onDutyId: number) =>
    ledger.write(({ db, workspaceId: id }) =>
      db.workspace.update({ where: { id }, data: { onDutyId } }),
    );
  const away = (personId: number, standInId: number, ended = false) =>
    ledger.write(({ db, workspaceId, now }) =>
      db.absence.create({
        data: {
          ...{ workspaceId, personId, standInId, fromDay: DAY, untilDay: DAY },
          ...{ setById: personId, setAt: now, endedAt: ended ? now : null },
        },
      }),
    );
  return { ids, order, onDuty, away };
}

it('R30: a request goes to who is on duty first, then to the others as they joined', async () => {
  const { ids, order, onDuty } = await threeManagers();
  expect(await order()).toEqual(['U1', 'U2', 'U3']);
  await onDuty(ids[1]);
  expect(await order()).toEqual(['U2', 'U1', 'U3']);
  expect(await order(ids[1])).toEqual(['U1', 'U3']);
});

it('R30: whoever is away is replaced by their stand-in, until the last day or an early end', async () => {
  const { ids, order, onDuty, away } = await threeManagers();
  await onDuty(ids[0]);
  await away(ids[0], ids[2], true);
  expect(await order()).toEqual(['U1', 'U2', 'U3']);
  await away(ids[0], ids[2]);
  expect(await order()).toEqual(['U3', 'U2']);
  expect(await order(NOBODY, '2019-01-08' as Day)).toEqual(['U1', 'U2', 'U3']);
});

it('R30: a stand-in who is away too has a stand-in of their own', async () => {
  const { ids, order, away } = await threeManagers();
  await away(ids[0], ids[1]);
  await away(ids[1], ids[2]);
  expect(await order()).toEqual(['U3']);
  await away(ids[2], ids[0]);
  expect(await order()).toEqual([]);
});
