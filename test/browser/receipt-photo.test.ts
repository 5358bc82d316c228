import { expect, it } from 'vitest';
import { photosOf, takePhotos } from '../support/photos.ts';
import { PHONE_JPEG } from '../support/pictures.ts';
import { AXE, faults } from './axe.ts';
import { stages } from './stage.ts';

const stage = stages();

it('R97: on a phone a photo of the receipt is put into the form, and kept', async () => {
  const { team, me } = await stage();
  await takePhotos(team);
  await me.page.addInitScript({ path: AXE });
  await me.go('coordinator-1', 'dm');
  await me.type('/spend');
  await me.finds('Customer', 'V04', 'V042');
  const field = (label: string | RegExp) => me.form().getByLabel(label);
  await field('Amount').fill('20');
  await field('What was bought').fill('duvet');
  await field('Category').selectOption('Soft furnishings');
  await field('Outcome area').selectOption('Managing tenancy and accommodation');
  await field('What it helps with').fill('a first home');
  await me.press('Add more');
  const photo = field(/Photo of the receipt/);
  const file = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: PHONE_JPEG });
  await photo.setInputFiles(file('till.pdf'));
  await me.reads('That type of file is not taken here.');
  await photo.setInputFiles(file('till.jpg'));
  await me.reads('Uploaded.');
  const box = await photo.boundingBox();
  expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
  expect(await faults(me.page)).toEqual([]);
  await me.press('Save');
  await me.reads('Saved: £20.00');
  await me.reads('The photo of P00001 is kept.');
  expect(await photosOf(team)).toHaveLength(1);
});
