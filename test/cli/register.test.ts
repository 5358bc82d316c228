import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { testLedger } from '../support/ledger.ts';
import { runCommand } from '../support/run-cli.ts';

it('R92: oatcake register prints what is stored, with the team’s own clocks', async () => {
  const { url } = await testLedger();
  const { code, stdout, stderr } = await runCommand(url, ['register']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toContain('The customer’s reference');
  expect(stdout.replace(/\s+/g, ' ')).toContain('until 24 months after');
  expect(stdout).toContain('still personal data');
  const widest = Math.max(...stdout.split('\n').map((line) => line.length));
  expect(widest).toBeLessThanOrEqual(160);
});

it('R92: --md is the page in the docs', async () => {
  const { url } = await testLedger();
  const { stdout } = await runCommand(url, ['register', '--md']);
  const page = new URL('../../docs/register.md', import.meta.url);
  expect(stdout).toBe(readFileSync(page, 'utf8'));
});
