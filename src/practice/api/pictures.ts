import { extensionOf } from '../block-kit/state.ts';
import type { Block, Element } from '../block-kit/types.ts';
import { Refusal } from '../refusal.ts';
import type { World } from '../world.ts';

const PICTURES = new Set(['png', 'jpg', 'jpeg', 'gif']);

type Picture = Pick<Element, 'slack_file'>;

/** The id of the uploaded file that a picture shows, if it shows one. */
export function fileOf({ slack_file: file }: Picture): string | undefined {
  return file && (file.id ?? /-(F\w+)\//.exec(file.url ?? '')?.[1] ?? '');
}

/** The uploaded files that some blocks show. */
export function filesIn(blocks: readonly Block[]): string[] {
  return blocks
    .flatMap((block) => [block, block.accessory ?? {}, ...(block.elements ?? [])])
    .map(fileOf)
    .filter((id) => id !== undefined);
}

/** Refuses blocks with a picture that is not there, or is none. */
export function checkPictures(world: World, blocks: readonly Block[]): void {
  const isShown = (id: string) => {
    const file = world.files.look(id);
    return file !== undefined && PICTURES.has(extensionOf(file.name));
  };
  const faults = blocks.flatMap((block, place) =>
    filesIn([block]).every(isShown)
      ? []
      : [`[ERROR] invalid slack file [json-pointer:/blocks/${place}/slack_file]`],
  );
  if (faults.length === 0) return;
  throw new Refusal('invalid_blocks', { errors: faults, response_metadata: { messages: faults } });
}
