import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { parseConfig } from '../src/config.ts';

const example = parseEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8'));

it('.env.example has every variable, and as it is it opens the practice workspace', () => {
  expect(Object.keys(example).sort()).toEqual([
    'DATABASE_URL',
    'HOST',
    'LOG_LEVEL',
    'OATCAKE_ENCRYPTION_KEY',
    'OATCAKE_RECEIPTS',
    'OATCAKE_TIMEZONE',
    'PORT',
    'SLACK_API_URL',
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN',
    'SLACK_CLIENT_ID',
    'SLACK_CLIENT_SECRET',
    'SLACK_SIGNING_SECRET',
    'SLACK_STATE_SECRET',
  ]);
  expect(parseConfig(example)).toEqual(parseConfig({}));
});
