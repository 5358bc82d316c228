import type { Conversation } from '../store/directory.ts';
import type { PracticePerson, StoredMessage, StoredView } from '../store/types.ts';
import type { World } from '../world.ts';
import { fileShape } from './file-shape.ts';

/** A message as Slack writes it. */
export function messageShape(world: World, message: StoredMessage, withMetadata = false) {
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: world.teamId,
    ...(message.fromApp && { bot_id: world.app.botId, app_id: world.app.id }),
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.files && { files: filesOf(world, message.files) }),
    ...(message.threadTs && { thread_ts: message.threadTs }),
    ...(message.editedTs && { edited: { user: message.user, ts: message.editedTs } }),
    ...(withMetadata && message.metadata && { metadata: message.metadata }),
  };
}

/** The files of a message; one that is gone is told of by its id alone. */
function filesOf(world: World, ids: readonly string[]) {
  return ids.map((id) => {
    const file = world.files.look(id);
    return file === undefined ? { id, mode: 'tombstone' } : fileShape(world, file);
  });
}

/** A view as Slack writes it. */
export function viewShape(world: World, view: StoredView) {
  return {
    id: view.id,
    team_id: world.teamId,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata,
    callback_id: view.callback_id,
    state: { values: view.values },
    hash: view.hash,
    title: view.title ?? null,
    submit: view.submit ?? null,
    close: view.close ?? null,
    clear_on_close: view.clear_on_close,
    notify_on_close: view.notify_on_close,
    previous_view_id: view.previousId,
    root_view_id: view.rootId,
    external_id: view.external_id,
    app_id: world.app.id,
    app_installed_team_id: world.teamId,
    bot_id: world.app.botId,
  };
}

/** A person as Slack writes one. */
export function userShape(world: World, person: PracticePerson) {
  return {
    id: person.id,
    team_id: person.teamId ?? world.teamId,
    name: person.name,
    real_name: person.name,
    deleted: person.deleted ?? false,
    tz: 'Europe/London',
    is_bot: false,
    is_app_user: false,
    is_admin: person.isAdmin ?? false,
    is_owner: false,
    is_restricted: person.isGuest ?? false,
    is_ultra_restricted: false,
    is_stranger: person.teamId !== undefined && person.teamId !== world.teamId,
    updated: 0,
    profile: { real_name: person.name, display_name: person.name, title: person.title },
  };
}

/** The app's own user. */
export function botShape(world: World) {
  const { botUser, name, botId, id } = world.app;
  return {
    ...userShape(world, { id: botUser, name: name.toLowerCase(), title: '' }),
    real_name: name,
    is_bot: true,
    is_app_user: false,
    profile: { real_name: name, display_name: name, title: '', bot_id: botId, api_app_id: id },
  };
}

/** A conversation as Slack writes one. */
export function channelShape(world: World, channel: Conversation) {
  const { isDirect, isPrivate, isExtShared = false } = channel;
  return {
    id: channel.id,
    ...(isDirect ? { user: channel.members[0] } : { name: channel.name }),
    is_channel: !isDirect && !isPrivate,
    is_group: !isDirect && isPrivate,
    is_im: isDirect,
    is_mpim: false,
    is_private: isPrivate,
    is_archived: channel.isArchived ?? false,
    is_general: channel.name === 'general',
    is_shared: isExtShared,
    is_ext_shared: isExtShared,
    is_org_shared: false,
    is_member: channel.members.includes(world.app.botUser),
    context_team_id: world.teamId,
  };
}
