import { describe, expect, it } from 'vitest';
import type { Exhibit } from '../../src/gallery/exhibit.ts';
import { gallery } from '../../src/gallery/gallery.ts';
import { ROOMS } from '../../src/gallery/rooms.ts';
import { ACTIONS, MESSAGES, VIEWS } from '../../src/messages/ids.ts';
import { allBuilders, buildersIn, makesAWhole } from '../support/builders.ts';
import { samples } from '../support/samples.ts';
import { sourcesIn } from '../support/sources.ts';

const HOW =
  'Add an exhibit to a room in src/gallery/rooms/ (name, by: the function, readBy, kinds, make), as its neighbours do; what it needs and Sample lacks is a new field in src/gallery/exhibit.ts, src/gallery/samples.ts and test/support/samples.ts.';

/** Blocks or a view written out, or a row of either begun. */
const MADE =
  /\bblocks: \[|\btype: '(?:modal|home|section|header|actions|context|input|divider|rich_text|table)'/u;

const exhibits: readonly Exhibit[] = ROOMS.flatMap((room) => room.exhibits);
const builders = allBuilders();

/** The functions of `src/messages` themselves, by file and name. */
async function exported(file: string, name: string): Promise<unknown> {
  const module: Record<string, unknown> = await import(
    new URL(`../../${file}`, import.meta.url).href
  );
  return module[name];
}

/** Every string under a key, anywhere in some values. */
function under(key: string, value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => under(key, one));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, held]) =>
    name === key && typeof held === 'string' ? [held] : under(key, held),
  );
}

const rendered = [
  ...gallery().map(({ states }) => states),
  ...samples(20, 1).map((sample) => exhibits.map(({ make }) => make(sample))),
];

describe('the gallery has everything that the app can show', () => {
  it('every function of src/messages that makes a message or view', async () => {
    const hung = new Set<unknown>(exhibits.map(({ by }) => by));
    const whole = builders.filter(makesAWhole);
    expect(whole.length).toBeGreaterThan(20);
    const missing: string[] = [];
    for (const { file, name } of whole) {
      if (!hung.has(await exported(file, name))) missing.push(`${name} of ${file}`);
    }
    expect(missing, `Not in the gallery. ${HOW}`).toEqual([]);
  });

  it('every kind of message in the outbox', () => {
    const hung = new Set<string>(exhibits.flatMap(({ kinds }) => kinds ?? []));
    const missing = MESSAGES.filter((kind) => !hung.has(kind));
    expect(missing, `No exhibit has these among its kinds. ${HOW}`).toEqual([]);
  });

  it('every form and screen', () => {
    const ids = new Set(under('callback_id', rendered));
    const missing = Object.values(VIEWS).filter((id) => !ids.has(id));
    expect(missing, `No exhibit shows these views. ${HOW}`).toEqual([]);
  });

  it('every button and menu', () => {
    const ids = new Set(under('action_id', rendered));
    const missing = Object.values(ACTIONS).filter((id) => !ids.has(id));
    expect(missing, `No exhibit shows these buttons or menus. ${HOW}`).toEqual([]);
  });

  it('each under a name of its own, in at least one state', () => {
    const names = exhibits.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(gallery().filter(({ states }) => states.length === 0)).toEqual([]);
  });
});

describe('what makes it complete', () => {
  it('no message or view is made outside src/messages', () => {
    const elsewhere = sourcesIn(['src'], ['.ts'])
      .filter(({ path }) => !/^src\/(?:messages|practice)\//u.test(path))
      .filter(({ text }) => MADE.test(text));
    const names = elsewhere.map(({ path }) => path);
    expect(names, 'Move what makes blocks to src/messages, and hang it in the gallery.').toEqual(
      [],
    );
  });

  it('every exported function of src/messages says what it returns', () => {
    const silent = builders.filter(({ returns }) => returns === undefined);
    const names = silent.map(({ name, file }) => `${name} of ${file}`);
    expect(names, 'Write the return type, so that the gallery can tell a message.').toEqual([]);
  });

  it.each([
    ['export function a(): Message {', 'Message'],
    ['export function a({ x }: B, y: (z: C) => D): ModalView {', 'ModalView'],
    ['export async function a<T extends U>(\n  x: T,\n): Promise<HomeView> {', 'Promise<HomeView>'],
    ['export const a = (x: B): Message => ({', 'Message'],
  ])('%j is seen', (text, returns) => {
    expect(buildersIn('a.ts', text)).toEqual([{ file: 'a.ts', name: 'a', returns }]);
    expect(buildersIn('a.ts', text).every(makesAWhole)).toBe(true);
  });

  it.each(['export function a() {', 'export const a = 1;', 'function a(): Message {'])(
    '%j is no message',
    (text) => {
      expect(buildersIn('a.ts', text).filter(makesAWhole)).toEqual([]);
    },
  );
});
