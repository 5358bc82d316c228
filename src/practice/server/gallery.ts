import { messageBlocks, messageText, viewContent } from '../api/arguments.ts';
import { isObject } from '../block-kit/report.ts';
import { valuesOf } from '../block-kit/state.ts';
import type { Exhibit, Gallery, Picture } from '../wire.ts';
import type { World } from '../world.ts';

/** What the gallery page draws: each exhibit as it would be stored had the app sent it. */
export function galleryFor({ world }: { world: World }, exhibits: readonly Exhibit[]): Gallery {
  return {
    app: { id: world.app.id, name: world.app.name, botUser: world.app.botUser },
    people: [...world.directory.people.values()],
    channels: world.directory
      .conversations()
      .filter(({ isDirect }) => !isDirect)
      .map((channel) => ({ ...channel, messages: [] })),
    exhibits: exhibits.map(({ room, name, readBy, states }) => ({
      room,
      name,
      readBy,
      pictures: states.map(({ state, shown }) => ({ state, ...drawn(shown) })),
    })),
  };
}

/** @throws Refusal when Slack would not take it. */
function drawn(shown: unknown): Omit<Picture, 'state'> {
  const type = isObject(shown) ? shown.type : undefined;
  if (type === 'modal' || type === 'home') {
    const { blocks, title, submit, close } = viewContent(shown, type);
    const heads = { ...(title && { title }), ...(submit && { submit }), ...(close && { close }) };
    return { surface: type, text: '', blocks, values: valuesOf(blocks), ...heads };
  }
  const message = isObject(shown) ? shown : {};
  const blocks = messageBlocks(message);
  return {
    surface: 'message',
    text: messageText(message, blocks),
    blocks,
    values: valuesOf(blocks),
  };
}
