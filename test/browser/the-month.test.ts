import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { cleanUp, type Running, startMain } from '../support/start.ts';
import { AXE, faults } from './axe.ts';
import { startBrowser } from './browser.ts';
import { type Somebody, somebodyAt } from './somebody.ts';

const PHONE = { width: 390, height: 780 };
const DESK = { width: 1280, height: 800 };
/** The app draws pictures and posts on the way; a busy machine takes its time. */
const ON_THE_WAY_MS = 90_000;

let browser: Browser;
let app: Running;

beforeAll(async () => {
  [browser, app] = await Promise.all([startBrowser(), startMain()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  expect(await app?.stop()).toBe(0);
  if (app) await cleanUp(app);
});

async function somebody(viewport: { width: number; height: number }): Promise<Somebody> {
  const page = await browser.newPage({ viewport });
  onTestFinished(() => page.close());
  await page.addInitScript({ path: AXE });
  return somebodyAt(page, () => app.url);
}

const clock = (page: Page) => page.locator('details.clock');

/** Opens the clock, which is in the drawer on a phone. */
async function openClock(page: Page): Promise<void> {
  await page.getByLabel('You are').waitFor();
  const menu = page.getByRole('button', { name: /^Channels and apps/ });
  if ((await menu.isVisible()) && !(await clock(page).isVisible())) await menu.click();
  await clock(page).waitFor();
  const isOpen = await clock(page).evaluate((one) => one.hasAttribute('open'));
  if (!isOpen) await clock(page).getByText('The clock').click();
  await clock(page)
    .getByRole('button', { name: /^Next digest/ })
    .waitFor();
}

/** Moves the clock to what a button names; gives the day that it is then, such as `Mon 30 Nov`. */
async function moveOn(me: Somebody, label: RegExp): Promise<string> {
  const { page } = me;
  await me.go('manager-1', 'managers');
  await openClock(page);
  const button = clock(page).getByRole('button', { name: label });
  const day = (await button.locator('small').innerText()).split(',')[0] ?? '';
  await button.click();
  const shows = clock(page).locator('summary').getByText(day);
  await shows.waitFor({ timeout: ON_THE_WAY_MS });
  await page.locator('.clock-moves[aria-busy="false"]').waitFor({ timeout: ON_THE_WAY_MS });
  await closeDrawer(page);
  return day;
}

/** On a phone the drawer lies over the channel. */
async function closeDrawer(page: Page): Promise<void> {
  const menu = page.getByRole('button', { name: /^Channels and apps/ });
  if (await menu.isVisible()) await menu.click();
}

const weeks = (page: Page) => page.getByText(/^Week of /);

describe('a month in the practice workspace, on a phone', { timeout: 240_000 }, () => {
  it('a worker ticks a new use', async () => {
    const me = await somebody(PHONE);
    await me.go('coordinator-3', 'home');
    await me.press('Log a purchase');
    const form = me.form();
    await me.finds('Customer', 'V042', /V042/);
    await form.getByLabel('Amount').fill('18');
    await form.getByLabel('What was bought').fill('pottery class');
    await form.getByLabel('Category').selectOption('Leisure');
    await form.getByLabel('Outcome area').selectOption('Meaningful use of time');
    await form.getByLabel('What it helps with').fill('something to make');
    await me.press('Add more');
    await form.getByRole('checkbox', { name: /new or unusual for the team/ }).check();
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'detached' });
    await me.go('coordinator-3', 'dm');
    await me.reads(/Saved: £18\.00 · P\d{5}/);
  });

  it('the manager moves the clock to Monday, and the digest is in the team’s channel', async () => {
    const me = await somebody(PHONE);
    await me.go('manager-1', 'team');
    await weeks(me.page).first().waitFor();
    const before = await weeks(me.page).count();
    expect(await moveOn(me, /^Next digest/)).toMatch(/^Mon /);
    await me.go('manager-1', 'team');
    await weeks(me.page).nth(before).waitFor();
    const digest = me.page.getByRole('article').last();
    await digest.getByRole('table').waitFor();
    expect(await digest.getByRole('table').innerText()).toContain('By category');
    const picture = digest.getByRole('img', { name: /^Purchases in four weeks, by area: / });
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => picture.evaluate((one) => Reflect.get(one, 'naturalWidth'))).toBe(900);
    await me.go('manager-1', 'managers');
    await me.reads(/^Managers’ copy: week of /);
  });

  it('on its day the pack is in the managers’ channel, without a customer’s reference', async () => {
    const me = await somebody(PHONE);
    await moveOn(me, /^Next pack/);
    await me.go('manager-1', 'managers');
    await me.reads(/^Pack: /);
    // Which month the next pack is about depends on the day of the test; each has a new use.
    await me.reads(/(climbing taster|pottery class).*flagged/);
    expect(await me.page.getByText(/V0\d\d/).count()).toBe(0);
    expect(await faults(me.page)).toEqual([]);
  });

  it('in the meeting the manager discusses an example, and what was decided is recorded', async () => {
    const me = await somebody(PHONE);
    expect(await moveOn(me, /^Next meeting/)).toMatch(/^Tue /);
    await me.go('manager-1', 'managers');
    await me.reads(/^Meeting: /);
    const pack = me.page.getByRole('article').filter({ hasText: '2 To discuss' }).last();
    await pack.getByRole('button', { name: 'Discuss' }).first().click();
    await me.form().getByLabel('What was decided').fill('Ask the climbing hall for a group price');
    expect(await faults(me.page)).toEqual([]);
    await me.form().getByRole('button', { name: 'Save' }).click();
    await me.form().waitFor({ state: 'detached' });
    await me.go('manager-1', 'dm');
    await me.reads(/Ask the climbing hall for a group price/);
  });

  it('six weeks on its buyer is asked how the new use went, and answers in one tap', async () => {
    const me = await somebody(PHONE);
    await moveOn(me, /^In six weeks/);
    await me.go('coordinator-3', 'dm');
    await me.reads(/six weeks on: how did it go\?/);
    await me.reads(/Pottery class · V042/);
    expect(await me.page.getByText('V042').count()).toBeGreaterThan(0);
    await me.press('Well');
    await me.reads(/Thank you\. P\d{5}: it worked well\./);
    await me.go('coordinator-3', 'team');
    await me.type(`/spend history ${await referenceOf(me)}`);
    await me.reads(/How it went: it worked well/);
  });

  it('each digest of the way stands there once, in its own week', async () => {
    const me = await somebody(PHONE);
    await me.go('qa-1', 'team');
    await weeks(me.page).first().waitFor();
    const titles = await weeks(me.page).allInnerTexts();
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.length).toBeGreaterThanOrEqual(7);
  });
});

/** What the thanks are for. */
async function referenceOf(me: Somebody): Promise<string> {
  await me.go('coordinator-3', 'dm');
  const thanks = me.page.getByText(/Thank you\. P\d{5}/).last();
  await thanks.waitFor();
  const reference = /P\d{5}/.exec(await thanks.innerText())?.[0] ?? '';
  await me.go('coordinator-3', 'team');
  return reference;
}

describe('the clock', { timeout: 120_000 }, () => {
  it.each([
    ['on a phone', PHONE],
    ['at a desk', DESK],
  ])('has no faults a checker finds, and nothing to scroll sideways, %s', async (_, viewport) => {
    const me = await somebody(viewport);
    await me.go('manager-1', 'team');
    await openClock(me.page);
    expect(await faults(me.page)).toEqual([]);
    const wide = 'document.documentElement.scrollWidth - innerWidth';
    expect(await me.page.evaluate<number>(wide)).toBe(0);
  });

  it('goes to any day and time ahead, and says that it goes forward only', async () => {
    const me = await somebody(DESK);
    await me.go('manager-1', 'team');
    await openClock(me.page);
    const field = clock(me.page).getByLabel('Day and time');
    const soonest = (await field.getAttribute('min')) ?? '';
    const year = Number(soonest.slice(0, 4));
    await field.fill(`${year + 1}-03-31T12:15`);
    await clock(me.page).getByRole('button', { name: 'Go' }).click();
    await clock(me.page)
      .locator('summary')
      .getByText('31 Mar, 12:1')
      .waitFor({ timeout: ON_THE_WAY_MS });
    await field.evaluate((one) => one.removeAttribute('min'));
    await field.fill(soonest);
    await clock(me.page).getByRole('button', { name: 'Go' }).click();
    await me.reads(/The clock goes forward only/);
  });
});
