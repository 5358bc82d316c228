// Draws the README's pictures from the practice workspace: npm run pictures
// Needs Chromium and a finished build; CHROMIUM_PATH names a browser that lies elsewhere.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { startBrowser } from '../test/browser/browser.ts';
import { cleanUp, startMain } from '../test/support/start.ts';

const FOLDER = fileURLToPath(new URL('../docs/pictures/', import.meta.url));
const PHONE = { width: 390, height: 760 };
const DESK = { width: 1180, height: 760 };

mkdirSync(FOLDER, { recursive: true });
const [browser, app] = await Promise.all([startBrowser(), startMain()]);

async function open(person: string, place: string, viewport = PHONE): Promise<Page> {
  const page = await browser.newPage({ viewport, deviceScaleFactor: 2 });
  await page.goto(`${app.url}/#/${person}/${place}`);
  await page.getByRole('button', { name: 'Close the tour' }).click();
  return page;
}

async function type(page: Page, line: string): Promise<void> {
  const composer = page.getByRole('textbox', { name: /^Message / });
  await composer.fill(line);
  await composer.press('Escape');
  await composer.press('Enter');
}

const press = (page: Page, label: string) =>
  page.getByRole('button', { name: label, exact: true }).last().click();

async function picture(page: Page, name: string): Promise<void> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400); // for what still moves
  await page.screenshot({ path: `${FOLDER}${name}.png` });
}

const worker = await open('coordinator-1', 'team');
await worker.getByRole('img', { name: /four weeks/i }).waitFor();
await type(worker, '/spend 29 V042 boots and socks, flip-flops in snow #self-care');
await worker.getByText(/Saved: £29\.00/).waitFor();
await type(worker, '/spend 4.20 V042 coffee');
await worker.getByText(/Kept, to finish/).waitFor();
await picture(worker, 'log');
await type(
  worker,
  '/spend 624 V042 Travelodge 11 nights, sleeping out and refuses hostels #tenancy',
);
await worker.getByText(/Do not buy yet/).waitFor();
await picture(worker, 'over-a-limit');
await press(worker, 'Ask a manager');
await worker.getByText(/Asked: up to/).waitFor();

const manager = await open('manager-1', 'managers', DESK);
await manager.getByText(/Sign-off: up to £624/).waitFor();
await picture(manager, 'sign-off');
await press(manager, 'Approve');
await manager.getByText(/approved by/).waitFor();

const decision = await open('coordinator-1', 'dm');
await decision.getByText(/Approved: up to/).waitFor();
await picture(decision, 'decision');

const team = await open('systems-broker-1', 'team', { ...PHONE, height: 1_060 });
await team.getByText(/^Week of /).waitFor();
await team.getByRole('img', { name: /four weeks/i }).waitFor();
await picture(team, 'digest');

const clock = await open('manager-1', 'managers');
await clock.getByRole('button', { name: /Channels and apps/ }).click();
await clock.getByText('The clock').click();
await clock.getByRole('button', { name: /^Next pack/ }).click();
await clock.getByRole('button', { name: 'Print (PDF)' }).waitFor({ timeout: 120_000 });
const pack = await open('manager-1', 'managers', { ...PHONE, height: 1_500 });
await pack
  .getByText(/^Pack: /)
  .first()
  .evaluate((title) => title.scrollIntoView({ block: 'start' }));
await picture(pack, 'pack');

await browser.close();
await app.stop();
await cleanUp(app);
