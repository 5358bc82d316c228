import { setTimeout as sleep } from 'node:timers/promises';
import { type Logger as SlackLogger, WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import pRetry from 'p-retry';
import { Deadline } from '../ledger/deadline.ts';
import {
  claimRenewal,
  type Installation,
  installationOf,
  keepRenewed,
} from '../ledger/installations.ts';
import type { Ledger } from '../ledger/open.ts';
import { mayBeLater } from '../ledger/write-faults.ts';
import type { Writer } from '../ledger/writer.ts';
import { wholeAnswer } from './client.ts';
import { faultOf, NotInstalled, TokenEnded, TryLater } from './faults.ts';

/** What renewing tokens needs from outside. */
export interface TokenDeps {
  readonly ledger: Ledger;
  readonly apiUrl: string;
  readonly oauth: { readonly clientId: string; readonly clientSecret: string };
  readonly logger: SlackLogger;
  readonly now: () => Date;
  readonly log: { error(fields: object, message: string): void };
}

/** What is known of an installation is asked of the ledger again after so many milliseconds. */
const KEPT_MS = 30_000;
const MOST_KEPT = 10_000;
/** Slack's tokens live for twelve hours; with less than two left they are renewed. */
const EARLY_MS = 2 * 3_600_000;
/** With less than this nobody may rely on the old one: the new one is waited for. */
const LATE_MS = 5 * 60_000;
/** How long a copy that renews has before another tries. */
const RENEWING_MS = 30_000;
const CALL_MS = 10_000;
const WRITE_MS = 10_000;
const LOOK_AGAIN_MS = 100;
const KEEP_AGAIN_MS = 500;

/**
 * The tokens of the teams that have installed the app. Tokens that end are renewed before they do, by
 * one copy of the app at a time: a refresh token is good for one use.
 */
export class Tokens {
  readonly #deps: TokenDeps;
  readonly #kept = new LRUCache<number, Installation>({ max: MOST_KEPT, ttl: KEPT_MS });
  /** Tokens that have ended by Slack's word. */
  readonly #ended = new LRUCache<number, string>({ max: MOST_KEPT });
  readonly #renewals = new Map<number, Promise<Installation>>();

  constructor(deps: TokenDeps) {
    this.#deps = deps;
  }

  /**
   * The installation of a workspace, with a token that Slack takes.
   *
   * @throws NotInstalled when it has none
   * @throws TokenEnded when its token has ended and cannot be renewed now
   */
  async of(workspaceId: number): Promise<Installation> {
    const known = this.#kept.get(workspaceId) ?? (await this.#read(workspaceId));
    const hasEnded = this.#ended.get(workspaceId) === known.token;
    const left = hasEnded ? 0 : millisecondsLeft(known, this.#deps.now());
    if (left > EARLY_MS) return known;
    const renewal = this.#renewal(workspaceId, known);
    return left <= LATE_MS ? renewal : known;
  }

  /**
   * Slack refuses the token: another copy may have been told of a newer one. One that has ended is
   * renewed, whatever a clock that was wrong made of its end.
   */
  refused(workspaceId: number, fault: string): void {
    const known = this.#kept.get(workspaceId);
    if (known !== undefined && fault === 'token_expired') this.#ended.set(workspaceId, known.token);
    this.forget(workspaceId);
  }

  /** Forgets what is known, since it has changed. */
  forget(workspaceId: number): void {
    this.#kept.delete(workspaceId);
  }

  async #read(workspaceId: number): Promise<Installation> {
    const found = await installationOf(this.#deps.ledger.reader(workspaceId));
    if (found === undefined) throw new NotInstalled();
    this.#kept.set(workspaceId, found);
    return found;
  }

  #renewal(workspaceId: number, known: Installation): Promise<Installation> {
    const under = this.#renewals.get(workspaceId);
    if (under !== undefined) return under;
    const renewal = this.#renew(workspaceId, known).finally(() => {
      this.#renewals.delete(workspaceId);
    });
    renewal.catch((err: unknown) => {
      this.#deps.log.error({ workspace: workspaceId, err }, 'A team’s token could not be renewed');
    });
    this.#renewals.set(workspaceId, renewal);
    return renewal;
  }

  async #renew(workspaceId: number, known: Installation): Promise<Installation> {
    const { refreshToken, expiresAt } = known;
    if (refreshToken === undefined || expiresAt === undefined) return known;
    const until = new Date(this.#deps.now().getTime() + RENEWING_MS);
    const isOurs = await this.#write(workspaceId, (w) => claimRenewal(w, expiresAt, until));
    if (!isOurs) return this.#renewedByAnother(workspaceId, expiresAt);
    const renewed = await this.#exchange(refreshToken).catch((error: unknown) => {
      throw new TokenEnded(faultOf(error).code);
    });
    // The refresh token is used up: what Slack gave for it is tried until the ledger has it.
    await pRetry(() => this.#write(workspaceId, (w) => keepRenewed(w, expiresAt, renewed)), {
      ...{ retries: Number.POSITIVE_INFINITY, minTimeout: KEEP_AGAIN_MS, factor: 1, unref: true },
      shouldRetry: ({ error }) => mayBeLater(error),
    });
    this.forget(workspaceId);
    return this.#read(workspaceId);
  }

  #write<T>(workspaceId: number, work: (writer: Writer) => Promise<T>): Promise<T> {
    const { ledger, now } = this.#deps;
    const deadline = Deadline.in(WRITE_MS);
    return ledger.write({ workspaceId, deadline, now: now(), actorId: null }, work);
  }

  /** @throws what the Slack client throws */
  async #exchange(refreshToken: string) {
    const { apiUrl, oauth, logger, now } = this.#deps;
    const client = new WebClient(undefined, {
      slackApiUrl: apiUrl,
      logger,
      timeout: CALL_MS,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      fetch: wholeAnswer,
    });
    const answer = await client.oauth.v2.access({
      client_id: oauth.clientId,
      client_secret: oauth.clientSecret,
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    const { access_token: token, refresh_token: next, expires_in: seconds } = answer;
    if (token === undefined || next === undefined || seconds === undefined) {
      throw new TryLater('no token in the answer');
    }
    const expiresAt = new Date(now().getTime() + seconds * 1_000);
    return { token, refreshToken: next, expiresAt };
  }

  /** Waits for as long as the other copy has. */
  async #renewedByAnother(workspaceId: number, seen: Date): Promise<Installation> {
    for (const end = Date.now() + RENEWING_MS; Date.now() < end; await sleep(LOOK_AGAIN_MS)) {
      this.forget(workspaceId);
      const found = await this.#read(workspaceId);
      if (found.expiresAt?.getTime() !== seen.getTime()) return found;
    }
    throw new TokenEnded('another copy is at it');
  }
}

function millisecondsLeft({ refreshToken, expiresAt }: Installation, now: Date): number {
  if (refreshToken === undefined || expiresAt === undefined) return Number.POSITIVE_INFINITY;
  return expiresAt.getTime() - now.getTime();
}
