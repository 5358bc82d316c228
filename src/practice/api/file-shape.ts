import { extensionOf } from '../block-kit/state.ts';
import type { StoredFile } from '../store/files.ts';
import type { World } from '../world.ts';

const MIME: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
};

/** A file as Slack writes it: its type is what its name says. */
export function fileShape(world: World, file: StoredFile) {
  const { id, name, title, user, created, bytes } = file;
  const filetype = extensionOf(name);
  const url = `${world.baseUrl}/files/${world.teamId}-${id}`;
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype: MIME[filetype] ?? 'application/octet-stream',
    filetype,
    user,
    user_team: world.teamId,
    size: bytes.length,
    mode: 'hosted',
    is_external: false,
    is_public: false,
    file_access: 'visible',
    shares: sharesOf(world, file),
    url_private: `${url}/${encodeURIComponent(name)}`,
    url_private_download: `${url}/download/${encodeURIComponent(name)}`,
  };
}

/** By channel, public ones apart from private ones. */
function sharesOf(world: World, { shares }: StoredFile) {
  const byKind: Record<string, Record<string, object[]>> = {};
  for (const { channel, ts, threadTs } of shares) {
    const kind = world.directory.conversation(channel).isPrivate ? 'private' : 'public';
    byKind[kind] ??= {};
    byKind[kind][channel] ??= [];
    byKind[kind][channel].push({ ts, ...(threadTs && { thread_ts: threadTs }) });
  }
  return byKind;
}
