import type { AllMiddlewareArgs } from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { letThrough, MOST_A_MINUTE, type Rate } from '../domain/rate.ts';
import type { Logger } from '../logger.ts';
import { refusal, refusalSentence } from '../messages/refusals.ts';
import { progressOf } from './caller.ts';
import type { ListenerDeps } from './staff.ts';
import { type Request, type RequestBody, tell } from './tell.ts';

/** People who are remembered; whoever is forgotten begins anew. */
const MOST_PEOPLE = 10_000;
/** Milliseconds between two posts that say so: Slack lets an app post about once a second. */
const BETWEEN_POSTS_MS = 10_000;

/**
 * Keeps one person, or a program in their name, from keeping everybody else waiting: what they send
 * beyond the rate is not looked at, and they read so with their own words. Kept in memory, by each
 * copy of the app for itself.
 */
export function keepRate({ now, mostAMinute: most = MOST_A_MINUTE }: ListenerDeps, log: Logger) {
  const rates = new LRUCache<string, Rate>({ max: MOST_PEOPLE });
  const posted = new LRUCache<string, Date>({ max: MOST_PEOPLE });
  return async (args: AllMiddlewareArgs): Promise<void> => {
    const request = args as Request;
    const who = senderOf(request.body);
    if (who === undefined) return args.next();
    const at = now();
    const { through, rate } = letThrough(rates.get(who), at, most);
    rates.set(who, rate);
    if (through) return args.next();
    progressOf(args.context).refused = true;
    const last = posted.get(who);
    const isPost = request.body.event !== undefined;
    if (isPost && last !== undefined && Math.abs(at.getTime() - last.getTime()) < BETWEEN_POSTS_MS)
      return;
    if (isPost) posted.set(who, at);
    const reason = { why: 'too-fast', most } as const;
    const message = (words?: string) => refusal(reason, words);
    await tell(request, { message, inForm: refusalSentence(reason) }).catch((err: unknown) =>
      log.warn({ err }, 'Somebody who sends too much could not be told'),
    );
  };
}

/** Whose it is, by workspace and person; undefined for what nobody typed or tapped. */
function senderOf(body: RequestBody): string | undefined {
  const { event } = body;
  if (event !== undefined) {
    const isTyped = event.subtype === undefined && event.bot_id === undefined;
    return isTyped && typeof event.user === 'string' ? named(body, event.user) : undefined;
  }
  return named(body, body.user_id ?? body.user?.id);
}

function named({ team_id, team }: RequestBody, user: string | undefined): string | undefined {
  return user === undefined ? undefined : `${team_id ?? team?.id ?? ''}:${user}`;
}
