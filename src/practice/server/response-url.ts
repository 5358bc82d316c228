import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Arguments } from '../api/arguments.ts';
import { messageContent } from '../api/chat.ts';
import { Refusal } from '../refusal.ts';
import type { ResponseTarget } from '../store/response-urls.ts';
import type { World } from '../world.ts';
import { parseBody, readBody, sendJson } from './body.ts';

function answerAt(world: World, target: ResponseTarget, args: Arguments): void {
  const { messages } = world;
  const original = target.ts ? messages.find(target.channel, target.ts) : undefined;
  if (args.delete_original === true) {
    if (original) messages.remove(original);
    return;
  }
  const { threadTs, ...content } = messageContent(world, args);
  if (args.replace_original === true && original) {
    const edited = original.onlyFor ? {} : { editedTs: messages.nextTs() };
    messages.replace(original, { ...content, ...edited });
    return;
  }
  const thread = threadTs ?? original?.threadTs;
  messages.add({
    channel: target.channel,
    user: world.app.botUser,
    fromApp: true,
    ...content,
    ...(thread && { threadTs: thread }),
    ...(args.response_type !== 'in_channel' && { onlyFor: target.person }),
  });
}

/** Takes an answer through a response address. */
export async function serveResponseUrl(
  world: World,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  // Slack reads the body as JSON whatever its content type says.
  const args = parseBody(
    { ...request, headers: { 'content-type': 'json' } } as IncomingMessage,
    body,
  );
  try {
    answerAt(world, world.responseUrls.use(id), args);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const status = error.code.endsWith('_url') ? 404 : 400;
    return sendJson(response, { ok: false, error: error.code, ...error.details }, status);
  }
  world.changes.announce();
  response.writeHead(200, { 'content-type': 'text/plain' }).end('ok');
}
