import type { Context } from '@slack/bolt';
import type { Caller } from '../flows/who.ts';
import { Deadline } from '../ledger/deadline.ts';

/** Milliseconds from a request's arrival by which it is committed or refused; Slack allows 3,000. */
export const ANSWER_MS = 2_000;

/** How far a request has come, for whoever must tell the person when it breaks. */
export interface Progress {
  /** When it came, as `performance.now()` tells; of an event, when somebody looks at it. */
  readonly arrived: number;
  /** Why nothing can be done with it: whose it is could not be told. */
  readonly fault?: unknown;
  committed: boolean;
  /** It was answered with a refusal. */
  refused?: boolean;
  /** It broke, and the person was told so. */
  broke?: boolean;
}

/** The parts of Slack's payloads that say who did it. */
export interface Payload {
  readonly team_id?: string | undefined;
  readonly team?: { readonly id: string } | null | undefined;
  readonly user_id?: string | undefined;
  readonly user?: { readonly id: string; readonly team_id?: string | undefined } | undefined;
}

/** Who Slack says it was: by ids alone, which nobody can choose for themselves. */
export function callerOf(payload: Payload, context: Context, now: Date): Caller {
  const progress = progressOf(context);
  return {
    team: payload.team_id ?? payload.team?.id ?? context.teamId ?? '',
    user: payload.user_id ?? payload.user?.id ?? '',
    userTeam: payload.user?.team_id,
    at: now,
    deadline: Deadline.in(progress.arrived + ANSWER_MS - performance.now()),
    progress,
  };
}

/** Notes, for whoever counts, a request that is answered with a refusal. */
export function noteRefusal(context: Context, answer: object | undefined): void {
  if (answer !== undefined && 'kind' in answer && answer.kind === 'refused') {
    progressOf(context).refused = true;
  }
}

/** The progress of the request that a context belongs to. */
export function progressOf(context: Context): Progress {
  context.progress ??= begun();
  return context.progress as Progress;
}

/** Of a request that has just come. */
export function begun(): Progress {
  return { arrived: performance.now(), committed: false };
}
