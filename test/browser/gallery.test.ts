import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { gallery } from '../../src/gallery/gallery.ts';
import { ROOMS } from '../../src/gallery/rooms.ts';
import { startWorkspace, type Workspace } from '../practice/workspace.ts';
import { AXE, faults } from './axe.ts';
import { startBrowser } from './browser.ts';

const WIDTHS = [
  ['phone', { width: 390, height: 760 }],
  ['desk', { width: 1180, height: 760 }],
] as const;

let browser: Browser;
let workspace: Workspace;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gallery-'));
  execFileSync(process.execPath, ['scripts/build-page.mjs', folder]);
  browser = await startBrowser();
  workspace = await startWorkspace({ pageFolder: folder, gallery });
});

afterAll(async () => {
  await browser?.close();
  await workspace?.server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(WIDTHS)('the gallery, %s', (name, viewport) => {
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    page = await browser.newPage({ viewport });
    await page.addInitScript({ path: AXE });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (line) => line.type() === 'error' && problems.push(line.text()));
    await page.goto(`${workspace.server.url}/gallery`);
    await page.getByRole('heading', { name: 'Gallery' }).waitFor();
  });

  afterEach(() => expect(problems.splice(0)).toEqual([]));

  afterAll(() => page.close());

  const wide = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  it('shows every message and view, with nothing to press and nothing to scroll sideways', async () => {
    const shown = await page.locator('.exhibit h3 > a').allTextContents();
    expect(shown).toEqual(ROOMS.flatMap(({ exhibits }) => exhibits.map((one) => one.name)));
    const pictures = gallery().reduce((sum, { states }) => sum + states.length, 0);
    expect(await page.locator('.frame').count()).toBe(pictures);
    const alive = page.locator('.frame :is(button, input, select, textarea):not([disabled])');
    expect(await alive.count()).toBe(0);
    expect(await wide()).toBe(0);
  });

  it('goes to a room, and changes its width', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Refusals' }).click();
    await expect.poll(() => new URL(page.url()).hash).toBe('#refusals');
    if (name === 'desk') await page.getByRole('button', { name: 'Desk' }).click();
    expect(await wide()).toBe(0);
  });

  // At one width, and each in its first state: the others are of the same elements, only more.
  if (name === 'phone') {
    it('has no faults that a checker finds', async () => {
      const others = page.locator('.picture-place + .picture-place');
      await others.evaluateAll((all) => {
        for (const other of all) other.setAttribute('hidden', '');
      });
      expect(await faults(page)).toEqual([]);
    });
  }

  it('finds by words', async () => {
    await page.getByRole('searchbox').fill('second one?');
    await page.getByRole('heading', { name: /^Is this a second one\?/ }).waitFor();
    await page.getByRole('heading', { name: /^Undone/ }).waitFor({ state: 'detached' });
    expect(await faults(page)).toEqual([]);
  });
});

it('is a link away from practice', async () => {
  const page = await browser.newPage({ viewport: WIDTHS[0][1] });
  await page.goto(workspace.server.url);
  await page.getByRole('link', { name: 'Gallery' }).click();
  await page.getByRole('link', { name: 'Back to practice' }).click();
  await page.getByLabel('You are').waitFor();
  await page.close();
});
