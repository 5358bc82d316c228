import { expect, test } from 'vitest';
import { importsOf, RULES } from './support/import-rules.ts';
import { sourcesIn } from './support/sources.ts';

const SOURCES = sourcesIn(['src', 'test', 'scripts'], ['.ts', '.tsx', '.mjs']);
const OURS = SOURCES.filter(({ path }) => path.startsWith('src/'));

/** A file that breaks each rule, so that it is known that the rule can be broken. */
const BREAKS: Readonly<Record<string, { path: string; text: string }>> = {
  'a file imports only from the layers to its right': {
    path: 'src/ledger/a.ts',
    text: "import { say } from '../flows/answer.ts';",
  },
  'domain imports nothing but itself, date-fns, date-holidays and @stdlib/stats-*': {
    path: 'src/domain/a.ts',
    text: "import { readFile } from 'node:fs/promises';",
  },
  'no rule reads the clock': { path: 'src/domain/a.ts', text: 'const now = new Date();' },
  'Prisma is in ledger only': {
    path: 'src/flows/a.ts',
    text: "import { Prisma } from '../ledger/generated/client.ts';",
  },
  'the client that reaches every workspace stays where it is bound': {
    path: 'src/ledger/a.ts',
    text: 'export const count = (all: PrismaClient) => all.purchase.count();',
  },
  'Bolt is in app, connect, sockets, listeners and logger only': {
    path: 'src/flows/a.ts',
    text: "import type { App } from '@slack/bolt';",
  },
  'node-cron is in schedule only': {
    path: 'src/flows/a.ts',
    text: "import { schedule } from 'node-cron';",
  },
  'only main and start-practice know the practice workspace': {
    path: 'src/flows/a.ts',
    text: "const { slack } = await import('../practice/slack.ts');",
  },
  'only start-practice knows the gallery': {
    path: 'src/flows/a.ts',
    text: "import { ROOMS } from '../gallery/rooms.ts';",
  },
  'the practice workspace knows nothing of the app': {
    path: 'src/practice/a.ts',
    text: "import { pence } from '../domain/money.ts';",
  },
  'only main.ts and cli/main.ts read the environment': {
    path: 'src/flows/a.ts',
    text: 'const level = process.env.LOG_LEVEL;',
  },
  'no utils, no helpers': { path: 'src/domain/utils/a.ts', text: '' },
  'no barrels but listeners/index.ts': {
    path: 'src/domain/all.ts',
    text: "export * from './money.ts';",
  },
};

test.each(Object.keys(RULES))('%s', (rule) => {
  const faults = SOURCES.flatMap((source) => {
    const isChecked = source.path.startsWith('src/') || rule === 'no utils, no helpers';
    return isChecked ? (RULES[rule]?.(source) ?? []) : [];
  });
  expect(faults).toEqual([]);
});

test.each(Object.keys(RULES))('“%s” notices a file that breaks it, and says what to do', (rule) => {
  const faults = RULES[rule]?.(BREAKS[rule] ?? { path: '', text: '' }) ?? [];
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(/: .+\.$/);
});

test('listeners/index.ts, flows and domain may be imported from their left', () => {
  const app = { path: 'src/app.ts', text: "import { a } from './listeners/index.ts';" };
  expect(Object.values(RULES).flatMap((rule) => rule(app))).toEqual([]);
});

test('every import of the project is seen', () => {
  const imported = new Set(OURS.flatMap(importsOf));
  for (const known of ['@slack/bolt', 'node-cron', 'src/domain/money.ts', 'src/flows/act.ts']) {
    expect(imported).toContain(known);
  }
});
