import { posix } from 'node:path';
import type { Source } from './sources.ts';

/** The layers of design.md; a file may import only from those after its own. */
const LAYERS: readonly (readonly string[])[] = [
  ['main', 'cli', 'start-practice'],
  [
    'oatcake',
    'app',
    'metrics',
    'connect',
    'sockets',
    'refused-token',
    'token-watch',
    'schedule',
    'teams',
    'installs',
    'client-pools',
  ],
  ['listeners'],
  ['flows'],
  ['delivery'],
  ['gallery'],
  ['messages', 'ledger'],
  ['pictures'],
  ['domain'],
];
/** What stands beside the layers: it knows none of them, and all above the last two may use it. */
const GROUND = ['config', 'logger', 'health', 'server'];

/** One rule: the sentence for a file that breaks it, which says what to do. */
export type Rule = (source: Source) => readonly string[];

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/g;

/** What a file imports: packages by name, files of the project by their path from its root. */
export function importsOf({ path, text }: Source): string[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = match[1] ?? match[2] ?? '';
    return name.startsWith('.') ? posix.join(posix.dirname(path), name) : name;
  });
}

/** `flows` for `src/flows/act.ts`, `app` for `src/app.ts`; empty outside `src`. */
function partOf(path: string): string {
  return /^src\/([a-z-]+)/.exec(path)?.[1] ?? '';
}

function rankOf(part: string): number {
  return LAYERS.findIndex((layer) => layer.includes(part));
}

function isPackage(name: string): boolean {
  return !name.startsWith('src/') && !name.startsWith('prisma/');
}

function only(
  says: string,
  isMeant: (imported: string) => boolean,
  isAllowed: (path: string) => boolean,
): Rule {
  return (source) =>
    isAllowed(source.path)
      ? []
      : importsOf(source)
          .filter(isMeant)
          .map((imported) => `${source.path} imports ${imported}: ${says}`);
}

const layers: Rule = (source) => {
  const own = partOf(source.path);
  return importsOf(source)
    .filter((imported) => !mayImport(own, partOf(imported)))
    .map(
      (imported) =>
        `${source.path} imports ${imported}, which is to its left: move what both need to the right, or hand it in as an argument.`,
    );
};

function mayImport(own: string, other: string): boolean {
  if (own === '' || other === '' || own === other) return true;
  if (own === 'practice' || other === 'practice') return true; // a rule of its own
  if (GROUND.includes(own)) return GROUND.includes(other);
  if (GROUND.includes(other)) return rankOf(own) < rankOf('messages');
  const inOneGround = rankOf(own) <= 1 && rankOf(own) === rankOf(other);
  return rankOf(own) < rankOf(other) || inOneGround;
}

/**
 * date-holidays counts on the calendar as date-fns does: a table and sums, no clock, no I/O. So
 * does @stdlib/stats-* with chances, and simple-statistics with quartiles.
 */
const DOMAIN_KNOWS =
  /^(date-fns(\/\w+)?|@date-fns\/tz|date-holidays|@stdlib\/stats-[a-z-]+|simple-statistics)$/;

const pureDomain: Rule = (source) =>
  partOf(source.path) !== 'domain'
    ? []
    : importsOf(source)
        .filter((name) => !name.startsWith('src/domain/') && !DOMAIN_KNOWS.test(name))
        .map(
          (name) =>
            `${source.path} imports ${name}: the rules know only themselves, date-fns, date-holidays and @stdlib/stats-*; pass what it gives in as an argument.`,
        );

const noClock: Rule = ({ path, text }) =>
  partOf(path) === 'domain' && /new Date\(\s*\)|Date\.now\(/.test(text)
    ? [`${path} reads the clock: take the moment as an argument.`]
    : [];

const environment: Rule = ({ path, text }) =>
  path.startsWith('src/') && /process\.env\b/.test(text) && !/^src\/(cli\/)?main\.ts$/.test(path)
    ? [`${path} reads the environment: let main.ts or cli/main.ts read it and hand the value in.`]
    : [];

/** Where the client is bound to a workspace, and what is done with a ledger as a whole. */
const WHOLE =
  /^src\/ledger\/(open|open-keys|bound|across|due|seed|reseal|copy-ledger|tables|database|sqlite|postgresql)\.ts$/;

const UNBOUND = /\b(?:PrismaClient|TransactionClient)\b|\.client\('(?:read|write)'\)/;

const unbound: Rule = ({ path, text }) =>
  path.startsWith('src/') && UNBOUND.test(text) && !WHOLE.test(path)
    ? [
        `${path} knows the client that reaches every workspace: take one that is bound, or add what is read across workspaces to ledger/across.ts.`,
      ]
    : [];

const drawers: Rule = ({ path }) =>
  /(^|\/)(utils?|helpers?)(\/|\.|$)/.test(path)
    ? [`${path} is a drawer: name the file after what it is about.`]
    : [];

const barrels: Rule = ({ path, text }) => {
  if (!path.startsWith('src/') || path === 'src/listeners/index.ts') return [];
  const isBarrel = /\/index\.tsx?$/.test(path) || /^export (type )?(\*|\{[^}]*\}) from/m.test(text);
  return isBarrel ? [`${path} is a barrel: import from the file that has it.`] : [];
};

/** Every import rule of design.md, by what it says. */
export const RULES: Readonly<Record<string, Rule>> = {
  'a file imports only from the layers to its right': layers,
  'domain imports nothing but itself, date-fns, date-holidays and @stdlib/stats-*': pureDomain,
  'no rule reads the clock': noClock,
  'Prisma is in ledger only': only(
    'only ledger speaks to the database; add what is needed there.',
    (name) =>
      name.startsWith('@prisma/') || name.startsWith('src/ledger/generated') || name === 'pg',
    (path) => path.startsWith('src/ledger/'),
  ),
  'the client that reaches every workspace stays where it is bound': unbound,
  'Bolt is in app, connect, sockets, listeners and logger only': only(
    'only app, connect, sockets, listeners and logger know Bolt; take what is needed as an argument.',
    (name) => name === '@slack/bolt',
    (path) => /^src\/(app|connect|logger)\.ts$|^src\/(listeners|sockets)\//.test(path),
  ),
  'node-cron is in schedule only': only(
    'only schedule ticks; ask it to do what is due.',
    (name) => name === 'node-cron',
    (path) => path === 'src/schedule.ts',
  ),
  'only main and start-practice know the practice workspace': only(
    'live code never knows the practice workspace; go through start-practice.ts.',
    (name) => name.startsWith('src/practice/'),
    (path) => /^src\/(main|start-practice)\.ts$|^src\/practice\//.test(path),
  ),
  'only start-practice knows the gallery': only(
    'the gallery is for the eye and for tests; go through start-practice.ts.',
    (name) => name.startsWith('src/gallery/'),
    (path) => path === 'src/start-practice.ts' || path.startsWith('src/gallery/'),
  ),
  'the practice workspace knows nothing of the app': (source) =>
    source.path.startsWith('src/practice/')
      ? importsOf(source)
          .filter((name) => !isPackage(name) && !name.startsWith('src/practice/'))
          .map((name) => `${source.path} imports ${name}: the app is met over the wire alone.`)
      : [],
  'only main.ts and cli/main.ts read the environment': environment,
  'no utils, no helpers': drawers,
  'no barrels but listeners/index.ts': barrels,
};
