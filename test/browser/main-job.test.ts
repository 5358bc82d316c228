import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cleanUp, type Running, startMain } from '../support/start.ts';
import { AXE, faults } from './axe.ts';
import { startBrowser } from './browser.ts';
import { somebodyAt } from './somebody.ts';

const WIDTHS = [
  ['on a phone', { width: 360, height: 740 }],
  ['at a desk', { width: 1280, height: 800 }],
] as const;

let browser: Browser;
let app: Running;

beforeAll(async () => {
  [browser, app] = await Promise.all([startBrowser(), startMain()]);
});

afterAll(async () => {
  await browser?.close();
  expect(await app?.stop()).toBe(0);
  if (app) await cleanUp(app);
});

const at = (page: Page) => somebodyAt(page, () => app.url);

describe.each(WIDTHS)('the main job, %s', (name, viewport) => {
  const [worker, amount] = name === 'on a phone' ? ['coordinator-1', 624] : ['coordinator-2', 625];

  it('a worker logs boots and sees them confirmed', async () => {
    const page = await browser.newPage({ viewport });
    const person = at(page);
    await person.go(worker, 'team');
    await person.type('/spend 29 V042 boots and socks #self-care');
    await person.reads(/Saved: £29\.00 · P\d{5}/);
    await person.reads(/£71\.00 of today's £100 left without sign-off/);
    await page.close();
  });

  it('a hotel stay goes from the question to the manager, back, and into the ledger', async () => {
    const page = await browser.newPage({ viewport });
    const person = at(page);
    await person.go(worker, 'team');
    await person.type(`/spend ${amount} V042 Travelodge 11 nights #tenancy`);
    await person.reads(`Kept, not counted yet: £${amount}.00. Do not buy yet.`);
    await person.press('Ask a manager');
    await person.reads(new RegExp(`Asked: up to £${amount}\\.00`));

    await person.go('manager-1', 'managers');
    await person.reads(`Sign-off: up to £${amount}.00`);
    expect(await page.getByText('V042').count()).toBe(0);
    await person.press('Approve');
    await person.reads(new RegExp(`up to £${amount}\\.00 approved by`));

    await person.go(worker, 'dm');
    await person.reads(new RegExp(`Approved: up to £${amount}\\.00`));
    await person.press('Bought all');
    await person.reads(new RegExp(`Saved: £${amount}\\.00 · P\\d{5}`));
    await page.close();
  });

  it('the form takes six answers and one submit', async () => {
    const page = await browser.newPage({ viewport });
    const person = at(page);
    await person.go(worker, 'home');
    await person.press('Log a purchase');
    const form = page.getByRole('dialog');
    const customer = form.getByRole('combobox', { name: 'Customer' });
    await customer.fill('V02');
    await form.getByRole('option', { name: /V02/ }).first().click();
    await form.getByLabel('Amount').fill('4.20');
    await form.getByLabel('What was bought').fill('coffee');
    await form.getByLabel('Category').selectOption('Engagement');
    await form.getByLabel('Outcome area').selectOption('Social networks and relationships');
    await form.getByLabel('What it helps with').fill('a first chat');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await person.go(worker, 'dm');
    await person.reads(/Saved: £4\.20 · P\d{5}/);
    await page.close();
  });

  it.each([
    ['a worker', worker, 'team'],
    ['a worker', worker, 'home'],
    ['a worker', worker, 'dm'],
    ['a manager', 'manager-1', 'managers'],
    ['a manager', 'manager-1', 'home'],
  ])('%s (%s) finds no accessibility fault in %s', async (_who, person, place) => {
    const page = await browser.newPage({ viewport });
    await page.addInitScript({ path: AXE });
    await at(page).go(person, place);
    await page
      .getByRole('button', { name: /^(Log a purchase|Send)$/ })
      .first()
      .waitFor();
    expect(await faults(page)).toEqual([]);
    await page.close();
  });

  it('last week’s digest is in the team’s channel', async () => {
    const page = await browser.newPage({ viewport });
    const person = at(page);
    await person.go('qa-1', 'team');
    await person.reads(/^Week of /);
    await person.reads('Four weeks, by area');
    await page.close();
  });
});

describe('the practice workspace', () => {
  it('starts again where it was', async () => {
    await app.stop();
    app = await startMain({}, app);
    const page = await browser.newPage({ viewport: WIDTHS[1][1] });
    const person = at(page);
    await person.go('manager-2', 'managers');
    await person.reads(/S0001: up to £624\.00 approved by/);
    expect(await page.getByText(/^Week of /).count()).toBe(0);
    await person.go('qa-1', 'team');
    await person.reads(/^Week of /);
    expect(await page.getByText(/^Week of /).count()).toBe(1);
    await page.close();
  });
});
