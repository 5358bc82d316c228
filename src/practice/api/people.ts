import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type Arguments, textOf } from './arguments.ts';
import { botShape, userShape } from './shapes.ts';

/** auth.test */
export function authTest(world: World) {
  return {
    url: `${world.baseUrl}/`,
    team: world.teamName,
    user: world.app.name.toLowerCase(),
    team_id: world.teamId,
    user_id: world.app.botUser,
    bot_id: world.app.botId,
    is_enterprise_install: false,
  };
}

/** users.info */
export function usersInfo(world: World, args: Arguments) {
  const id = textOf(args, 'user') ?? '';
  if (id === world.app.botUser) return { user: botShape(world) };
  const person = world.directory.people.get(id);
  if (!person) throw new Refusal('user_not_found');
  return { user: userShape(world, person) };
}

/** users.list: everybody of this workspace; people from outside are not in it. */
export function usersList(world: World) {
  const own = [...world.directory.people.values()].filter(
    ({ teamId }) => teamId === undefined || teamId === world.teamId,
  );
  return {
    members: [...own.map((person) => userShape(world, person)), botShape(world)],
    cache_ts: Math.floor(world.clock.now().getTime() / 1000),
    response_metadata: { next_cursor: '' },
  };
}

/** usergroups.list */
export function userGroups(world: World) {
  return {
    usergroups: world.directory.groups.map(({ id, handle, users }) => ({
      id,
      team_id: world.teamId,
      is_usergroup: true,
      handle,
      name: handle,
      user_count: users.length,
      users,
    })),
  };
}

/** usergroups.users.list */
export function userGroupUsers(world: World, args: Arguments) {
  const group = world.directory.groups.find(({ id }) => id === textOf(args, 'usergroup'));
  if (!group) throw new Refusal('no_such_subteam');
  return { users: group.users };
}

/** bots.info */
export function botsInfo(world: World) {
  const { botId, id, botUser, name } = world.app;
  return { bot: { id: botId, app_id: id, user_id: botUser, name, deleted: false } };
}
