import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App } from '@slack/bolt';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PRACTICE_TOUR } from '../../src/practice/team.ts';
import { startApp, startWorkspace, type Workspace } from '../practice/workspace.ts';
import { AXE, faults } from './axe.ts';
import { startBrowser } from './browser.ts';
import { card, digest, seen, showcase } from './showcase.ts';

const OUTSIDE = `document.activeElement !== document.body
  && !document.activeElement?.closest('dialog')`;
const WIDTHS = [
  ['phone', { width: 360, height: 740 }],
  ['desk', { width: 1280, height: 800 }],
] as const;

let browser: Browser;
let workspace: Workspace;
let app: App;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'page-'));
  execFileSync(process.execPath, ['scripts/build-page.mjs', folder]);
  browser = await startBrowser();
  workspace = await startWorkspace({ pageFolder: folder, tour: PRACTICE_TOUR });
  app = await startApp(workspace, showcase);
  await app.client.chat.postMessage({ channel: 'C0PRTEAM00', text: 'Digest', blocks: digest });
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await workspace?.server.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(WIDTHS)('the practice page, %s', (name, viewport) => {
  let page: Page;
  const problems: string[] = [];

  beforeEach(async () => {
    page = await browser.newPage({ viewport });
    await page.addInitScript({ path: AXE });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (line) => line.type() === 'error' && problems.push(line.text()));
    page.on('request', (request) => {
      if (!request.url().startsWith(workspace.server.url)) problems.push(request.url());
    });
    seen.length = 0;
  });

  afterEach(async () => {
    await page.close();
    expect(problems.splice(0)).toEqual([]);
  });

  const composer = (channel: string) => page.getByLabel(`Message ${channel}`, { exact: true });

  async function go(as: string, at: string, tour = false) {
    await page.goto(`${workspace.server.url}/#/${as}/${at}`);
    await page.getByLabel('You are').waitFor();
    if (!tour) await page.getByRole('button', { name: 'Close the tour' }).click();
  }

  async function openForm() {
    await go('coordinator-1', 'team');
    await composer('#team').fill('/spend');
    await composer('#team').press('Enter');
    await page.getByRole('dialog').waitFor();
  }

  const wide = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');

  it('has no faults a checker finds, and nothing to scroll sideways', async () => {
    await go('coordinator-1', 'team', true);
    expect(await page.getByText('nothing leaves this machine').isVisible()).toBe(true);
    expect(await faults(page)).toEqual([]);
    expect(await wide()).toBe(0);
    await page.getByRole('button', { name: 'Close the tour' }).click();
    await composer('#team').fill('/sp');
    await page.getByRole('option', { name: '/spend' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.goto(`${workspace.server.url}/#/coordinator-1/home`);
    await page.getByText('left without sign-off').waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await wide()).toBe(0);
  });

  it('offers commands, says what they take, and shows the answer to one person', async () => {
    await go('coordinator-1', 'team');
    await composer('#team').pressSequentially('/sp');
    await page.getByRole('option', { name: '/spend' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await composer('#team').inputValue()).toBe('/spend ');
    expect(await page.locator('#composer-hints').textContent()).toContain('boots and socks');
    await page.keyboard.type(`4.20 V042 coffee ${name}`);
    await page.keyboard.press('Enter');
    await page.getByText(`Saved: 4.20 V042 coffee ${name}`).waitFor();
    const answer = page.getByRole('article').last();
    expect(await answer.textContent()).toContain('Only visible to you');
    expect(await composer('#team').inputValue()).toBe('');
    await page.getByLabel('You are').selectOption('coordinator-2');
    await page.getByText('46 purchases').waitFor();
    expect(await page.getByText(`coffee ${name}`).count()).toBe(0);
  });

  it('fills a form in by keyboard alone, with faults under their fields', async () => {
    await openForm();
    expect(await page.getByRole('dialog', { name: 'Log a purchase' }).count()).toBe(1);
    await page.locator('[role=combobox]:focus').waitFor();
    await page.keyboard.type('V04');
    await page.getByRole('option', { name: 'V043' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await page.getByLabel('Customer', { exact: true }).inputValue()).toBe('V043');
    await page.keyboard.press('Tab');
    await page.keyboard.type('much');
    await page.keyboard.press('Enter');
    const area = page.getByLabel('Outcome area');
    await page.getByText('Please complete this required field.').waitFor();
    expect(await area.getAttribute('aria-invalid')).toBe('true');
    expect(await faults(page)).toEqual([]);
    await area.selectOption('Physical health');
    await page.getByLabel('Cash').check();
    await page.getByRole('button', { name: 'Save' }).click();
    const fault = page.getByText('“much” is no amount.');
    await fault.waitFor();
    const amount = page.getByLabel('Amount', { exact: true });
    const described = await amount.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${described}"]`).textContent()).toContain('is no amount');
    await amount.fill('29');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(seen.at(-1)).toBe('form:V043:29');
  });

  it('keeps the focus in a form, closes it by Escape and gives the focus back', async () => {
    await openForm();
    for (let presses = 0; presses < 14; presses += 1) {
      await page.keyboard.press('Tab');
      const outside = await page.evaluate(OUTSIDE);
      expect(outside).toBe(false);
    }
    await page.getByLabel('Amount', { exact: true }).focus();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('[data-composer]:focus').waitFor();
    expect(workspace.slack.asPerson('coordinator-1').view()).toBeUndefined();
  });

  it('asks before a button that says so, shows it busy, and a failure beside it', async () => {
    await app.client.chat.postMessage({ channel: 'C0PRMANAGE', text: 'Card', blocks: card });
    await go('manager-1', 'managers');
    const newest = page.getByRole('article').last();
    expect(await faults(page)).toEqual([]);
    await newest.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('dialog', { name: 'Decline this?' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Not yet' }).click();
    expect(seen).toEqual([]);
    await newest.getByRole('button', { name: 'Details' }).click();
    await newest.getByRole('alert').waitFor();
    expect(await newest.getByRole('alert').textContent()).toContain('trouble connecting');
    await newest.getByRole('button', { name: 'Approve' }).click();
    await newest.locator('[aria-busy=true]').waitFor();
    await newest.getByText('Approved by @manager-1').waitFor();
    expect(await newest.getByRole('button').count()).toBe(0);
  });

  it('never takes text from people for markup', async () => {
    const nasty = '<img src=x onerror="window.hit=1"><b>bold</b> &amp; <!channel> *loud*';
    await go('coordinator-3', 'general');
    await composer('#general').fill(nasty);
    await composer('#general').press('Enter');
    await page.getByText(nasty).last().waitFor();
    const bad = page.locator('article img:not(.avatar), article b, article strong >> text=loud');
    expect(await bad.count()).toBe(0);
    expect(await page.evaluate(`'hit' in window`)).toBe(false);
  });

  it('chooses in lists, menus and calendars of a message', async () => {
    await go('coordinator-4', 'team');
    await page.getByLabel('Which part of life is it most for?').selectOption('Physical health');
    await expect.poll(() => seen).toContain('area:Physical health');
    await page.getByLabel('Day', { exact: true }).fill('2026-11-17');
    await expect.poll(() => seen).toContain('day');
    await page.getByRole('button', { name: 'More for One more thing' }).press('Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => seen).toContain('more:undo');
  });

  it('tells of unread messages, and goes where they are', async () => {
    await go('systems-broker-1', 'general');
    await app.client.chat.postMessage({ channel: 'U0PR000021', text: 'Decision on S0142' });
    if (name === 'phone') {
      await page.getByRole('button', { name: /Channels and apps, \d+ unread/ }).click();
      expect(await faults(page)).toEqual([]);
    }
    await page.getByRole('button', { name: /Oatcake messages.*unread/ }).click();
    await page.getByText('Decision on S0142').last().waitFor();
    expect(await page.getByRole('button', { name: /Oatcake messages.*unread/ }).count()).toBe(0);
    expect(await composer('Oatcake').isVisible()).toBe(true);
  });

  it('remembers that the tour was read, and opens it again', async () => {
    await go('coordinator-1', 'team');
    await page.reload();
    await page.getByLabel('You are').waitFor();
    expect(await page.getByLabel('What to try').count()).toBe(0);
    await page.getByRole('button', { name: 'What to try' }).click();
    expect(await page.getByText('log a purchase in any channel').isVisible()).toBe(true);
  });
});
