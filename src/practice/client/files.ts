import { fileShape } from '../api/file-shape.ts';
import { fileOf, filesIn } from '../api/pictures.ts';
import type { Block } from '../block-kit/types.ts';
import type { StoredMessage } from '../store/types.ts';
import type { SeenFile } from '../wire.ts';
import type { World } from '../world.ts';

/** Whether somebody sees a file in a conversation that they are in, or has uploaded it. */
export function seesFile(world: World, personId: string, id: string): boolean {
  if (world.files.look(id)?.user === personId) return true;
  return world.directory
    .conversations()
    .filter(({ members }) => members.includes(personId))
    .flatMap((channel) => world.messages.seenBy(personId, channel.id))
    .some(({ blocks, files = [] }) => [...files, ...filesIn(blocks)].includes(id));
}

/** The files of a message with the addresses at which one person sees them. */
export function seenFiles(world: World, personId: string, { files }: StoredMessage): SeenFile[] {
  return (files ?? []).map((id) => {
    const file = world.files.look(id);
    if (file === undefined) return { id, name: 'A file that is gone' };
    const { title, mimetype, size } = fileShape(world, file);
    return { id, name: title, mimetype, size, url: addressOf(personId, id) };
  });
}

/** Blocks with addresses in place of the files that Slack knows by their ids. */
export function withAddresses(world: World, personId: string, blocks: readonly Block[]): Block[] {
  return blocks.map((block) => {
    const id = fileOf(block);
    if (id === undefined || world.files.look(id) === undefined) return block;
    return { ...block, image_url: addressOf(personId, id) };
  });
}

function addressOf(personId: string, id: string): string {
  return `/practice/file/${id}?as=${encodeURIComponent(personId)}`;
}
