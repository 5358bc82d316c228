import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { sourcesIn } from './support/sources.ts';

const names = z.record(z.string(), z.string()).default({});
const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

const project = z
  .object({ dependencies: names, devDependencies: names })
  .parse(JSON.parse(file('package.json')));

const locked = z.object({
  license: z.string().optional(),
  dev: z.boolean().optional(),
  devOptional: z.boolean().optional(),
  optional: z.boolean().optional(),
  optionalDependencies: names,
});
const lock = z
  .object({ packages: z.record(z.string(), locked) })
  .parse(JSON.parse(file('package-lock.json')));
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

const PERMISSIVE = new Set([
  '(BSD-2-Clause OR MIT OR Apache-2.0)',
  // date-holidays: its code is ISC; its table of holidays, used unchanged, asks to be credited.
  '(ISC AND CC-BY-3.0)',
  '(MIT AND Zlib)',
  '(MIT OR WTFPL)',
  '0BSD',
  'Apache-2.0',
  // @stdlib: parts of its sums come from Boost.
  'Apache-2.0 AND BSL-1.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  // @resvg/resvg-js: used unchanged; only a change to its own files would have to be given back.
  'MPL-2.0',
  'PSF-2.0',
  // dejavu-fonts-ttf: the licence of Bitstream Vera, which lets anybody pass the fonts on unsold.
  'SEE LICENSE IN README.md AND LICENSE',
  'Unlicense',
]);

/** Its licence is a file of its own, MIT; its description does not name it. */
const NAMED_ELSEWHERE = ['node_modules/png-js'];

it('what runs in production is under permissive licences', () => {
  const others = packages
    .filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional)
    .filter(
      ([path, { license = 'none' }]) => !PERMISSIVE.has(license) && !NAMED_ELSEWHERE.includes(path),
    )
    .map(([path, { license }]) => `${path}: ${license}`);
  expect(others).toEqual([]);
});

it('the lockfile names no registry', () => {
  expect(file('package-lock.json')).not.toContain('"resolved": "http');
});

it('the lockfile has the packages of every platform, without which npm ci fails', () => {
  const known = new Set(
    packages.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 13)),
  );
  const missing = packages
    .flatMap(([, { optionalDependencies }]) => Object.keys(optionalDependencies))
    .filter((name) => !known.has(name));
  expect(missing).toEqual([]);
});

it("Prisma's packages are one version, named exactly", () => {
  const versions = Object.entries({ ...project.dependencies, ...project.devDependencies })
    .filter(([name]) => name === 'prisma' || name.startsWith('@prisma/'))
    .map(([, version]) => version.replace(/-.*$/u, ''));
  expect(new Set(versions)).toEqual(new Set(['7.10.0']));
});

/** The generated code imports Prisma's client; undici is a peer of Slack's Socket Mode client. */
const NOT_IMPORTED = ['@prisma/client', 'undici'];

it('every dependency is imported by the code, and a tool of development by none', () => {
  const code = sourcesIn(['src'], ['.ts']).filter(({ path }) => !path.includes('/page/'));
  const imported = (name: string) =>
    code.some(({ text }) => new RegExp(`['"]${name}(?:/[^'"]*)?['"]`, 'u').test(text));
  const unused = Object.keys(project.dependencies).filter((name) => !imported(name));
  expect(unused).toEqual(NOT_IMPORTED);
  expect(Object.keys(project.devDependencies).filter(imported)).toEqual([]);
});

it('CONTRIBUTING.md says of each what it is for, and of no other', () => {
  const table = file('CONTRIBUTING.md').split('## What it depends on')[1]?.split('\n## ')[0] ?? '';
  const rows = [...table.matchAll(/^\| `([^`]+)` \| (.+) \|$/gmu)];
  expect(rows.map(([, name]) => name)).toEqual(Object.keys(project.dependencies));
  for (const [, name, why = ''] of rows) expect(why, name).toMatch(/\w{3}/u);
});
