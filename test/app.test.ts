import { expect, it, onTestFinished, vi } from 'vitest';
import { buildApp } from '../src/app.ts';
import { Directory } from '../src/delivery/directory.ts';
import { Guidelines } from '../src/ledger/guidelines.ts';
import { Vocabularies } from '../src/ledger/vocabulary.ts';
import { begun, callerOf } from '../src/listeners/caller.ts';
import { createLogger } from '../src/logger.ts';
import { PACE } from '../src/sockets/sockets.ts';
import { NOW, testLedger } from './support/ledger.ts';

const COMMAND = { command: '/spend', text: '29 V042 socks', team_id: 'T1', user_id: 'U1' };
const never = () => new Promise<never>(() => undefined);

it('design 1: whose it is is not known in time: the person reads so before Slack gives up', async () => {
  const { ledger } = await testLedger();
  const kept = { vocabularies: new Vocabularies(), guidelines: new Guidelines() };
  const deps = { ledger, ...kept, directory: new Directory(never), wake: () => {}, now: () => NOW };
  const slack = { mode: 'http', apiUrl: 'http://127.0.0.1:9/', signingSecret: 'x' } as const;
  const { app } = buildApp(
    { ...slack, botToken: 'xoxb-1' },
    never,
    deps,
    createLogger('silent'),
    PACE,
  );
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const ack = vi.fn(async (_answer: object) => undefined);
  void app.processEvent({ body: COMMAND, ack });
  await vi.advanceTimersByTimeAsync(2_900);
  expect(ack).toHaveBeenCalledOnce();
  expect(JSON.stringify(ack.mock.calls)).toMatch(/Not saved.*29 V042 socks/);
});

it('design 1: what was needed to find out whose it is, is no longer there to save', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const context = { progress: begun(), isEnterpriseInstall: false };
  vi.advanceTimersByTime(1_500);
  expect(callerOf({}, context, NOW).deadline.left).toBe(500);
});
