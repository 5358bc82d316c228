import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { vi } from 'vitest';
import type { Moment } from '../../src/ledger/passing.ts';
import type { Launched } from './start.ts';

/** Resolves when this moment passes next in an app of this process. */
export function passes(moment: Moment): Promise<void> {
  return new Promise((resolve) => {
    const hear = (passing: unknown) => {
      if (passing !== moment) return;
      unsubscribe('oatcake.moment', hear);
      resolve();
    };
    subscribe('oatcake.moment', hear);
  });
}

/** What an app in a process of its own is started with, so that it says which moments pass. */
export const SAYS_MOMENTS = {
  NODE_OPTIONS: `--import=${new URL('says-moments.mjs', import.meta.url)}`,
};

/** Resolves when this moment has passed in such an app. */
export async function hasPassed(app: Launched, moment: Moment): Promise<void> {
  const said = () => {
    if (!app.output().includes(`moment: ${moment}\n`)) throw new Error(`Not ${moment} yet`);
  };
  await vi.waitFor(said, { timeout: 10_000, interval: 10 });
}
