import type { World } from '../world.ts';
import type { Arguments } from './arguments.ts';
import * as chat from './chat.ts';
import * as conversations from './conversations.ts';
import * as files from './files.ts';
import * as people from './people.ts';
import * as views from './views.ts';

/** One Web API method; refusals are thrown. */
export type Method = (world: World, args: Arguments) => Record<string, unknown>;

/** The Web API methods that take the bot's token, by name. */
export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': people.authTest,
  'bots.info': people.botsInfo,
  'chat.delete': chat.deleteMessage,
  'chat.getPermalink': chat.permalink,
  'chat.postEphemeral': chat.postEphemeral,
  'chat.postMessage': chat.postMessage,
  'chat.update': chat.updateMessage,
  'conversations.history': conversations.history,
  'conversations.info': conversations.conversationInfo,
  'conversations.list': conversations.conversationList,
  'conversations.members': conversations.conversationMembers,
  'conversations.open': conversations.openConversation,
  'conversations.replies': conversations.replies,
  'files.completeUploadExternal': files.completeUpload,
  'files.delete': files.deleteFile,
  'files.getUploadURLExternal': files.uploadUrl,
  'files.info': files.fileInfo,
  'usergroups.list': people.userGroups,
  'usergroups.users.list': people.userGroupUsers,
  'users.info': people.usersInfo,
  'users.list': people.usersList,
  'views.open': views.openView,
  'views.publish': views.publishView,
  'views.push': views.pushView,
  'views.update': views.updateView,
};
