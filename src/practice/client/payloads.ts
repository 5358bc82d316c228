import { viewShape } from '../api/shapes.ts';
import type { Element, ElementState, Option } from '../block-kit/types.ts';
import type { Payload } from '../delivery/types.ts';
import { freshId } from '../ids.ts';
import type { Conversation } from '../store/directory.ts';
import type { PracticePerson, StoredView } from '../store/types.ts';
import type { World } from '../world.ts';

function teamDomain(world: World): string {
  return world.teamName.toLowerCase();
}

/** What Slack calls a conversation in payloads. */
function channelName(channel: Conversation): string {
  if (channel.isDirect) return 'directmessage';
  return channel.isPrivate ? 'privategroup' : channel.name;
}

/** The address for answers, in full. */
export function responseUrl(world: World, person: string, channel: string, ts?: string): string {
  const id = world.responseUrls.make({ person, channel, ...(ts && { ts }) });
  return `${world.baseUrl}/response/${id}`;
}

/** A slash command's payload. */
export function commandPayload(
  world: World,
  person: PracticePerson,
  channel: Conversation,
  command: string,
  text: string,
): Payload {
  return {
    token: world.app.verificationToken,
    team_id: person.teamId ?? world.teamId,
    team_domain: teamDomain(world),
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: person.id,
    user_name: person.name,
    command,
    text,
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrl(world, person.id, channel.id),
    trigger_id: world.triggers.make(person.id),
  };
}

/** What every interactive payload carries. */
export function interactivePayload(world: World, type: string, person: PracticePerson): Payload {
  const teamId = person.teamId ?? world.teamId;
  return {
    type,
    team: { id: world.teamId, domain: teamDomain(world) },
    user: { id: person.id, username: person.name, name: person.name, team_id: teamId },
    api_app_id: world.app.id,
    token: world.app.verificationToken,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Where something was clicked within a view or Home. */
export function viewPlace(world: World, view: StoredView): Payload {
  return { container: { type: 'view', view_id: view.id }, view: viewShape(world, view) };
}

/** One entry of `actions`. */
export function actionOf(
  element: Element,
  blockId: string,
  state: ElementState,
  at: string,
): Payload {
  const { action_id, type } = element;
  const common = { action_id, block_id: blockId, type, action_ts: at };
  if (type !== 'button') return { ...common, ...state };
  return {
    ...common,
    text: element.text,
    ...(element.value !== undefined && { value: element.value }),
    ...(element.style && { style: element.style }),
    ...(element.url && { url: element.url }),
  };
}

/** The state of an overflow menu's click: it holds nothing afterwards. */
export function chosen(type: string, option: Option | null): ElementState {
  return { type, selected_option: option };
}

/** An event in its wrapper. */
export function eventPayload(world: World, event: Payload): Payload {
  const authorization = {
    enterprise_id: null,
    team_id: world.teamId,
    user_id: world.app.botUser,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: world.app.verificationToken,
    team_id: world.teamId,
    api_app_id: world.app.id,
    event,
    type: 'event_callback',
    event_id: freshId('Ev'),
    event_time: Math.floor(world.clock.now().getTime() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
    event_context: freshId('EC'),
  };
}
