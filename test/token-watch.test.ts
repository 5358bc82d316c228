import { expect, it, onTestFinished, vi } from 'vitest';
import { deliveryClient } from '../src/delivery/client.ts';
import { boltLogger, createLogger } from '../src/logger.ts';
import { TokenWatch } from '../src/token-watch.ts';
import { aSlack } from './support/live.ts';

it('an answer of Slack’s that is cut off, or only asks to wait, says nothing of the token', async () => {
  const slack = aSlack();
  const { apiUrl, close } = await slack.listen();
  onTestFinished(close);
  const log = createLogger('silent');
  const onChange = vi.fn();
  const client = deliveryClient(slack.tokens.bot, apiUrl, boltLogger(log));
  const watch = new TokenWatch(client, log, onChange);
  for (const fault of [{ cutOff: true }, { status: 429 }]) {
    slack.faults.failApi('auth.test', fault);
    await watch.look();
  }
  expect(slack.faults.callsTo('auth.test')).toHaveLength(2);
  expect(onChange).not.toHaveBeenCalled();
});
