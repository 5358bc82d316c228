import { expect, it } from 'vitest';
import { startApp, startWorkspace } from './workspace.ts';

it('carries two hundred commands at once', async () => {
  const workspace = await startWorkspace();
  const app = await startApp(workspace, (bolt) => {
    bolt.command('/spend', async ({ ack, command }) => ack(`kept: ${command.text}`));
  });
  const done = await Promise.all(
    Array.from({ length: 200 }, (_, index) =>
      workspace.slack
        .asPerson(`coordinator-${(index % 9) + 1}`)
        .command('#team', `/spend ${index}`),
    ),
  );
  expect(done.filter(({ failed }) => failed)).toEqual([]);
  const answers = workspace.slack.asPerson('coordinator-1').messages('#team');
  expect(new Set(answers.map(({ text }) => text)).size).toBe(23);
  await app.stop();
  await workspace.server.close();
});
