import { existsSync, readFileSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseConfig } from '../src/config.ts';
import { isPostgres } from '../src/ledger/database-url.ts';
import { DATABASES } from '../src/ledger/migrations.ts';

const at = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const file = (path: string) => readFileSync(at(path), 'utf8');

const steps = file('Dockerfile').replaceAll('\\\n', ' ').split('\n');
const copied = steps
  .filter((step) => step.startsWith('COPY '))
  .map((step) => {
    const [, ...words] = step.split(/\s+/);
    const from = words.find((word) => word.startsWith('--from='));
    const paths = words.filter((word) => !word.startsWith('--')).slice(0, -1);
    return { from, paths: paths.map((path) => path.replace(/^\/app\//, '')) };
  });

/** What the engine does not see of this folder. */
const ignored = file('.dockerignore').split('\n').filter(Boolean);

describe('Dockerfile', () => {
  it('copies only what is there, or is built', () => {
    const paths = copied.flatMap((one) => one.paths);
    expect(paths).toContain('prisma');
    for (const path of paths) expect(existsSync(at(path)), path).toBe(true);
    const sources = copied.filter(({ from }) => from === undefined).flatMap((one) => one.paths);
    for (const path of sources) expect(ignored).not.toContain(path);
  });

  it('has what the build and the start need, for both databases', () => {
    const built = copied.filter(({ from }) => from !== undefined).flatMap((one) => one.paths);
    expect(built).toEqual(['LICENSE', 'package.json', 'node_modules', 'prisma', 'dist']);
    for (const { schemaFile, folder } of Object.values(DATABASES)) {
      expect([schemaFile, folder].every((path) => path.startsWith(at('prisma/')))).toBe(true);
    }
    for (const needed of ['prisma', 'prisma.config.ts', 'scripts', 'src', 'tsconfig.build.json']) {
      expect(ignored).not.toContain(needed);
    }
  });

  it('leaves no part of what runs in production behind, such as what draws pictures', () => {
    const prune = steps.find((step) => step.includes('npm prune')) ?? '';
    const omitted = [...prune.matchAll(/--omit=(dev|optional|peer)/g)].map(([, kind]) => kind);
    const binary = '@resvg/resvg-js-linux-x64-gnu';
    expect(partsInProduction()).toHaveProperty([binary]);
    for (const [name, flags] of Object.entries(partsInProduction())) {
      for (const kind of omitted) expect(flags, name).not.toContain(kind);
    }
  });

  it('neither the engine nor git sees what whoever runs it puts into this folder', () => {
    const made = ['.env', 'oatcake.env', 'team.json', 'customers.csv', 'V042.txt', 'oatcake.db'];
    for (const name of [...made, 'oatcake.db-wal', 'oatcake.db.key', 'oatcake.db.key.before-1']) {
      for (const ignores of [ignored, file('.gitignore').split('\n')]) {
        const isIgnored = ignores.some((one) => matchesGlob(name, one.replace(/^\//, '')));
        expect(isIgnored, name).toBe(true);
      }
    }
  });

  it('runs as an ordinary user, who may write to the volume', () => {
    expect(steps).toContain('USER node');
    expect(steps.join('\n')).toContain('chown node:node /data');
  });
});

/**
 * The optional packages of those that run in production, such as binaries for one kind of machine,
 * each with what the lockfile calls it.
 */
function partsInProduction(): Record<string, string[]> {
  const locked = z.looseObject({
    optionalDependencies: z.record(z.string(), z.string()).default({}),
  });
  const lock = z
    .object({ packages: z.record(z.string(), locked) })
    .parse(JSON.parse(file('package-lock.json')));
  const { '': _project, ...packages } = lock.packages;
  const flags = (of: object | undefined) => Object.keys(of ?? {});
  const always = Object.values(packages).filter(
    (one) => !flags(one).some((flag) => ['dev', 'devOptional', 'optional', 'peer'].includes(flag)),
  );
  const parts = always.flatMap((one) => Object.keys(one.optionalDependencies));
  return Object.fromEntries(parts.map((name) => [name, flags(packages[`node_modules/${name}`])]));
}

const text = z.string();
const service = z.strictObject({
  build: text.optional(),
  image: text,
  user: text,
  cap_drop: z.tuple([z.literal('ALL')]),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  restart: z.literal('unless-stopped'),
  stop_grace_period: text,
  scale: text.optional(),
  shm_size: text.optional(),
  depends_on: z.record(text, z.object({ condition: z.literal('service_healthy') })).optional(),
  environment: z.record(text, text),
  volumes: z.array(text),
  ports: z.array(text).default([]),
  healthcheck: z
    .object({ test: z.array(text) })
    .loose()
    .optional(),
});
const compose = z
  .strictObject({
    name: text,
    services: z.strictObject({ oatcake: service, database: service }),
    volumes: z.record(text, z.null()),
  })
  .parse(load(file('compose.yaml')));

/** What whoever follows docs/running.md has in .env. */
const ENV: Readonly<Record<string, string>> = {
  POSTGRES_PASSWORD: 'abc123',
  OATCAKE_ENCRYPTION_KEY: Buffer.alloc(32).toString('base64'),
  SLACK_BOT_TOKEN: 'xoxb-made-up',
  SLACK_APP_TOKEN: 'xapp-made-up',
};

/** A value as compose gives it: `${NAME}`, or what is given instead, or a refusal. */
function filled(value: string | undefined, env = ENV): string {
  return (value ?? '').replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_, name, how, otherwise) => {
    if (env[name] === undefined && how === '?') throw new Error(`${name} is missing`);
    return env[name] ?? otherwise;
  });
}

function given(environment: Readonly<Record<string, string>>, env = ENV): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [name, filled(value, env)]),
  );
}

describe('compose.yaml', () => {
  const { oatcake, database } = compose.services;

  it('gives the app settings that it knows, and they are enough to start', () => {
    const known = Object.keys(parseEnv(file('.env.example')));
    for (const name of Object.keys(oatcake.environment)) expect(known).toContain(name);
    const parsed = parseConfig(given(oatcake.environment));
    expect(parsed).toMatchObject({ ok: true, config: { receipts: '/data/receipts' } });
    expect(parsed.ok && isPostgres(parsed.config.databaseUrl)).toBe(true);
    for (const name of ['POSTGRES_PASSWORD', 'OATCAKE_ENCRYPTION_KEY', 'SLACK_BOT_TOKEN']) {
      const { [name]: _, ...without } = ENV;
      expect(() => given(oatcake.environment, without)).toThrow(`${name} is missing`);
    }
  });

  it('the app finds the database by its name, user and password', () => {
    const url = new URL(given(oatcake.environment).DATABASE_URL ?? '');
    const made = given(database.environment);
    expect(url).toMatchObject({
      hostname: 'database',
      username: made.POSTGRES_USER,
      password: made.POSTGRES_PASSWORD,
      pathname: `/${made.POSTGRES_DB}`,
    });
    expect(oatcake.depends_on).toHaveProperty('database');
    // While the database is being made it answers on its socket, and to no address.
    expect(database.healthcheck?.test).toContain('--host=127.0.0.1');
  });

  it('runs as many copies as .env says, each on a port of its own, after an upgrade too', () => {
    expect(filled(oatcake.scale)).toBe('1');
    const env = { ...ENV, OATCAKE_COPIES: '2', OATCAKE_PORTS: '3000-3009' };
    expect(filled(oatcake.scale, env)).toBe('2');
    expect(filled(oatcake.ports[0], env)).toBe('127.0.0.1:3000-3009:3000');
  });

  it('nobody is root, nothing is open beyond this machine, and what is kept is on volumes', () => {
    for (const { user } of [oatcake, database]) expect(user).not.toBe('root');
    expect(oatcake.ports.map((port) => filled(port))).toEqual(['127.0.0.1:3000:3000']);
    expect(database.ports).toEqual([]);
    const volumes = [...oatcake.volumes, ...database.volumes].map((one) => one.split(':')[0]);
    expect(volumes).toEqual(Object.keys(compose.volumes));
  });
});
