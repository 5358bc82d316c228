import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { openTeam, type Team, type TeamOptions } from '../support/open-team.ts';
import { startBrowser } from './browser.ts';
import { type Somebody, somebodyAt } from './somebody.ts';

const PHONE = { width: 390, height: 780 };

/** A team whose practice workspace is open in a browser, with a clock that a test can move. */
export interface Stage {
  readonly team: Team;
  readonly me: Somebody;
}

/** The browser and the built page, once for a file of tests. */
export function stages() {
  let browser: Browser;
  let pageFolder: string;
  beforeAll(async () => {
    pageFolder = await mkdtemp(join(tmpdir(), 'page-'));
    execFileSync(process.execPath, ['scripts/build-page.mjs', pageFolder]);
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(pageFolder, { recursive: true, force: true });
  });
  /** Opens a team of its own for one test, on a phone. */
  return async (options: TeamOptions = {}): Promise<Stage> => {
    const team = await openTeam({ ...options, pageFolder });
    const page = await browser.newPage({ viewport: PHONE });
    onTestFinished(async () => {
      await page.close();
      await team.close();
    });
    return { team, me: somebodyAt(page, () => team.pageUrl) };
  };
}
