import { messageContent } from '../api/chat.ts';
import { isObject } from '../block-kit/report.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { PracticePerson } from '../store/types.ts';
import type { Outcome } from '../wire.ts';
import type { World } from '../world.ts';
import { escaped } from './escaped.ts';
import { joined } from './joined.ts';
import { commandPayload } from './payloads.ts';

const SLACKBOT = 'USLACKBOT';

/** Types a slash command into a conversation. */
export async function runCommand(
  world: World,
  delivery: Delivery,
  person: PracticePerson,
  channelId: string,
  line: string,
): Promise<Outcome> {
  const channel = joined(world, person, channelId);
  const [command = '', ...rest] = line.trim().split(' ');
  if (!world.commands.some((known) => known.command === command)) {
    const sentence = `${command} is not a valid command. Messages that start with “/” are read as commands.`;
    return slackbot(world, person, channel.id, sentence);
  }
  const payload = commandPayload(world, person, channel, command, escaped(rest.join(' ')));
  const ack = await delivery.once('slash_commands', payload);
  if (ack.status === 'acknowledged') return showAnswer(world, person, channel.id, ack.payload);
  const error = ack.status === 'late' ? 'operation_timeout' : 'dispatch_failed';
  return slackbot(world, person, channel.id, `${command} failed with the error "${error}"`);
}

/** The acknowledgement may carry a message, for the person alone unless it says otherwise. */
function showAnswer(
  world: World,
  person: PracticePerson,
  channel: string,
  payload: unknown,
): Outcome {
  const answer = typeof payload === 'string' ? { text: payload } : payload;
  if (!isObject(answer) || (!answer.text && !answer.blocks)) return { ok: true };
  world.messages.add({
    channel,
    user: world.app.botUser,
    fromApp: true,
    ...messageContent(world, answer),
    ...(answer.response_type !== 'in_channel' && { onlyFor: person.id }),
  });
  world.changes.announce();
  return { ok: true };
}

function slackbot(
  world: World,
  person: PracticePerson,
  channel: string,
  sentence: string,
): Outcome {
  world.messages.add({
    channel,
    user: SLACKBOT,
    fromApp: false,
    text: escaped(sentence),
    blocks: [],
    onlyFor: person.id,
  });
  world.changes.announce();
  return { ok: false, sentence };
}
