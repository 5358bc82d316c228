import { expect, test } from 'vitest';
import { boltLogger, createLogger, withoutSecrets } from '../src/logger.ts';
import { lockLedger } from './support/lock.ts';
import { dmWith, spend } from './support/spend.ts';
import { startTeam, type Team } from './support/team.ts';

const PLANTED = ['plumharbour', 'quietlantern', 'otterwillow', 'brambledusk'];

function logger(level = 'trace') {
  const lines: string[] = [];
  return { lines, log: createLogger(level, { write: (line) => void lines.push(line) }) };
}

test('typed text and tokens in fields are blotted out, a level down too', () => {
  const { lines, log } = logger();
  log.info({
    text: 'plumharbour',
    token: 'xoxb-1',
    body: { a: 1 },
    event: { text: 'otterwillow' },
  });
  expect(lines.join()).not.toMatch(/plumharbour|xoxb-1|otterwillow|"a"/);
  expect(lines.join()).toContain('[redacted]');
});

test.each([
  'xoxb-123-abc',
  'xoxp-1-abc',
  'xoxe.xoxb-1-abc',
  'xapp-1-A0-abc',
  'https://hooks.slack.com/commands/T1/2/abc',
  'http://127.0.0.1:3000/response/abc',
  'wss://wss.slack.com/link/?ticket=abc&app_id=1',
])('%s never stands in a text', (secret) => {
  expect(withoutSecrets(`before ${secret} after`)).not.toContain('abc');
  expect(withoutSecrets(`before ${secret} after`)).toMatch(/^before .* after$/);
});

test('an error keeps its name, code and place, and not what it quotes', () => {
  const { lines, log } = logger();
  const error = new Error('Invalid invocation: plumharbour\n\nToken xoxb-1-abc failed');
  log.error({ err: Object.assign(error, { code: 'P2002' }) }, 'A request broke');
  expect(lines.join()).toContain('P2002');
  expect(lines.join()).toContain('logger.test');
  expect(lines.join()).not.toMatch(/plumharbour|xoxb-1/);
});

test('Slack’s own library is heard without its payloads', () => {
  const { lines, log } = logger();
  const bolt = boltLogger(log);
  bolt.debug('payload', { text: 'plumharbour' });
  bolt.info('A message', { text: 'plumharbour' }, 'xapp-1-abc');
  bolt.error(new Error('It broke with xoxb-1-abc'));
  expect(lines.join()).not.toMatch(/plumharbour|xapp-1|xoxb-1/);
  expect(lines.join()).toContain('It broke');
});

test.each(['debug', 'trace'] as const)(
  'a whole day’s work at LOG_LEVEL %s logs no word that was typed, no customer and no token',
  async (logLevel) => {
    const team = await startTeam({ logLevel });
    await aDaysWork(team);
    const logged = team.logs.join('');
    expect(logged).toContain('A request broke');
    for (const word of [...PLANTED, team.slack.tokens.bot, team.slack.tokens.app]) {
      expect(logged).not.toContain(word);
    }
    expect(logged).not.toMatch(/V042|V777|response\/|ticket=/);
  },
);

/** Saves, keeps, refuses, edits, asks, decides, breaks; a planted word in every field. */
async function aDaysWork(team: Team): Promise<void> {
  await spend(team, '4 V042 coffee plumharbour, quietlantern #social');
  await team.worker.click('Edit');
  await team.worker.fill({ 'What it helps with': 'otterwillow', Amount: '5' });
  await team.worker.submit();
  await dmWith(team, /Changed/);
  await spend(team, '6 V777 plumharbour #social');
  await team.worker.close();
  await spend(team, '6 V042 lager plumharbour');
  await team.worker.click('The money has already gone');
  await team.worker.message('7 V042 wibble plumharbour');
  await dmWith(team, /Kept/);
  await spend(team, '60 V042 boots plumharbour, quietlantern #self-care');
  await team.worker.click('Ask a manager');
  await team.manager.waitFor((me) =>
    me.messages('managers').some((one) => /S0001/.test(team.text(one))),
  );
  await team.manager.click('Decline');
  await team.manager.fill({ 'Why not, and what might help': 'brambledusk' });
  await team.manager.submit();
  await dmWith(team, /brambledusk/);
  team.slack.faults.failApi('views.open', { error: 'invalid_arguments' });
  await spend(team, 'plumharbour');
  const lock = await lockLedger(team);
  await spend(team, '8 V042 coffee plumharbour #social');
  await lock.release();
}
