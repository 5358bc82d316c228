import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';
import { type Arguments, parsed, textOf } from './arguments.ts';
import { postFiles } from './chat.ts';
import { fileShape } from './file-shape.ts';

/** files.info */
export function fileInfo(world: World, args: Arguments) {
  const file = world.files.find(textOf(args, 'file') ?? '');
  return { file: fileShape(world, file), comments: [], response_metadata: { next_cursor: '' } };
}

/** files.delete: an app takes away its own alone. */
export function deleteFile(world: World, args: Arguments) {
  const { id, user } = world.files.find(textOf(args, 'file') ?? '');
  if (user !== world.app.botUser) throw new Refusal('cant_delete_file');
  world.files.delete(id);
  return {};
}

/** files.getUploadURLExternal */
export function uploadUrl(world: World, args: Arguments) {
  const name = textOf(args, 'filename');
  const length = Number(textOf(args, 'length'));
  if (name === undefined || !Number.isInteger(length) || length < 1) {
    throw new Refusal('invalid_arguments');
  }
  const { id, ticket } = world.files.begin(world.app.botUser, name, length);
  return { upload_url: `${world.baseUrl}/upload/v1/${ticket}`, file_id: id };
}

/** files.completeUploadExternal: private without a channel, else posted there. */
export function completeUpload(world: World, args: Arguments) {
  const wanted = parsed(args.files, 'invalid_arguments');
  if (!Array.isArray(wanted) || wanted.length === 0) throw new Refusal('invalid_arguments');
  const files = wanted.map(({ id, title }: Record<string, unknown>) =>
    world.files.complete(String(id), title === undefined ? undefined : String(title), now(world)),
  );
  if (textOf(args, 'channel_id') !== undefined) postFiles(world, args, files);
  return { files: files.map((file) => fileShape(world, file)) };
}

function now(world: World): Date {
  return world.clock.now();
}
