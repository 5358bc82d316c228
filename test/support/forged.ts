import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Team } from './team.ts';

/**
 * Sends the app a click that nobody made on a screen: any person, any button, any value. Resolves
 * with what the app answers to it.
 */
export async function forgedClick(
  team: Team,
  user: string,
  action: string,
  value: string,
  userTeam?: string,
): Promise<string> {
  const mailbox = await openMailbox();
  await team.slack.send('interactive', {
    ...clickOf(team, user, action, value),
    user: { id: user, username: 'somebody', team_id: userTeam ?? 'T0PRACTICE' },
    trigger_id: `forged.${action}.${value}.${user}`,
    response_url: mailbox.url,
  });
  return mailbox.first;
}

/** A click on a button that the card had when it was read; with Slack's trigger, so that a form opens. */
export async function lateClick(team: Team, user: string, action: string, value: string) {
  const trigger_id = team.slack.triggerFor(user);
  await team.slack.send('interactive', { ...clickOf(team, user, action, value), trigger_id });
}

function clickOf({ slack }: Team, user: string, action: string, value: string) {
  return {
    type: 'block_actions',
    team: { id: 'T0PRACTICE', domain: 'practice' },
    user: { id: user, username: 'somebody', team_id: 'T0PRACTICE' },
    api_app_id: slack.app.id,
    container: { type: 'message', message_ts: '1.1', channel_id: 'C0PRMANAGE' },
    channel: { id: 'C0PRMANAGE', name: 'privategroup' },
    actions: [{ type: 'button', action_id: action, block_id: 'plan', value, action_ts: '1.1' }],
  };
}

async function openMailbox(): Promise<{ url: string; first: Promise<string> }> {
  let arrived: (body: string) => void = () => undefined;
  const first = new Promise<string>((resolve) => {
    arrived = resolve;
  });
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    response.writeHead(200).end('ok');
    arrived(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, first };
}

/** Sends the app a form that nobody filled in on a screen: any person, any view, any values. */
export async function forgedSubmit(
  team: Team,
  user: string,
  view: { id: string; callback: string; metadata: unknown; values: Record<string, object> },
): Promise<unknown> {
  const state = Object.entries(view.values).map(([field, value]) => [field, { [field]: value }]);
  return team.slack.send('interactive', {
    type: 'view_submission',
    team: { id: 'T0PRACTICE', domain: 'practice' },
    user: { id: user, username: 'somebody', team_id: 'T0PRACTICE' },
    api_app_id: team.slack.app.id,
    trigger_id: `forged.${view.id}`,
    view: {
      id: view.id,
      type: 'modal',
      callback_id: view.callback,
      private_metadata: JSON.stringify(view.metadata),
      blocks: [],
      state: { values: Object.fromEntries(state) },
    },
    response_urls: [],
  });
}
