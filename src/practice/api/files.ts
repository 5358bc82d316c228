import { extensionOf } from '../block-kit/state.ts';
import type { StoredFile } from '../store/files.ts';
import type { World } from '../world.ts';
import { type Arguments, textOf } from './arguments.ts';

const MIME: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
};

/** A file as Slack writes it: its type is what its name says. */
export function fileShape(world: World, file: StoredFile) {
  const { id, name, user, created, bytes } = file;
  const filetype = extensionOf(name);
  const url = `${world.baseUrl}/files/${world.teamId}-${id}`;
  return {
    id,
    created,
    timestamp: created,
    name,
    title: name,
    mimetype: MIME[filetype] ?? 'application/octet-stream',
    filetype,
    user,
    user_team: world.teamId,
    size: bytes.length,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    file_access: 'visible',
    url_private: `${url}/${encodeURIComponent(name)}`,
    url_private_download: `${url}/download/${encodeURIComponent(name)}`,
  };
}

/** files.info */
export function fileInfo(world: World, args: Arguments) {
  const file = world.files.find(textOf(args, 'file') ?? '');
  return { file: fileShape(world, file), comments: [], response_metadata: { next_cursor: '' } };
}
