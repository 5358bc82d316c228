import { expect, it } from 'vitest';
import { verify } from '../../src/ledger/verify.ts';
import { tamperWith } from '../support/database.ts';
import { dmWith, spend, standing } from '../support/spend.ts';
import { startTeam } from '../support/team.ts';

const NEWER = `INSERT INTO "_prisma_migrations"
  ("id", "checksum", "migration_name", "started_at", "finished_at", "applied_steps_count")
  VALUES ('x', 'x', '29990101000000_later', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 1)`;

it('design 1: a ledger that a newer Oatcake changes while this one runs takes nothing more from it, and people read so', async () => {
  const team = await startTeam();
  expect(await spend(team, '4 V042 coffee #social')).toContain('Saved');
  await tamperWith(team, NEWER);
  const answer = await spend(team, '5 V042 coffee #social');
  expect(answer).toContain('Not saved');
  expect(answer).toContain('Your line: 5 V042 coffee #social');
  await team.worker.message('6 V042 coffee #social');
  await dmWith(team, /Not saved/);
  const told = team.logs.filter((line) => line.includes('changed by a newer Oatcake while'));
  expect(told).toHaveLength(2);
  expect(await standing(team)).toHaveLength(1);
  expect(await verify(team.ledger)).toMatchObject({ ok: true });
  await tamperWith(team, `DELETE FROM "_prisma_migrations" WHERE "id" = 'x'`);
  expect(await spend(team, '5 V042 coffee #social')).toContain('Saved');
});
