import { expect, it, onTestFinished } from 'vitest';
import { quickClient } from '../../src/delivery/client.ts';
import { Directory } from '../../src/delivery/directory.ts';
import { NotSaved } from '../../src/ledger/deadline.ts';
import { boltLogger, createLogger } from '../../src/logger.ts';
import { aSlack } from '../support/live.ts';

it('what kept a person from being asked about is not remembered of them', async () => {
  const slack = aSlack();
  const { apiUrl, close } = await slack.listen();
  onTestFinished(close);
  const client = quickClient(slack.tokens.bot, apiUrl, boltLogger(createLogger('silent')));
  let isAway = true;
  const directory = new Directory(async () => {
    if (isAway) throw new NotSaved('unreachable');
    return client;
  });
  const { id } = slack.asPerson('coordinator-1');
  await expect(directory.standing(id, slack.teamId)).rejects.toThrow(NotSaved);
  isAway = false;
  expect(await directory.standing(id, slack.teamId)).toBe('member');
});
