import type { Logger as SlackLogger, WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Installation } from '../ledger/installations.ts';
import { deliveryClient, quickClient } from './client.ts';
import { NotInstalled } from './faults.ts';

/** How a workspace's Slack is reached. */
export interface Reach {
  readonly token: string;
  /** For what is owed. */
  readonly posting: WebClient;
  /** For short questions on the way to an answer. */
  readonly quick: WebClient;
}

/** How the Slack of each workspace is reached. */
export type Clients = (workspaceId: number) => Promise<Reach>;

/**
 * One team, by one token from the environment.
 *
 * @param isOurs whether a workspace of the ledger is that team's: no other's messages are its own
 * @throws NotInstalled, when asked for the workspace of another team
 */
export function clientsOfOne(
  reach: Reach,
  isOurs: (workspaceId: number) => Promise<boolean>,
): Clients {
  return async (workspaceId) => {
    if (!(await isOurs(workspaceId))) throw new NotInstalled();
    return reach;
  };
}

/** Clients that are not in use for a while are made anew when they are. */
const MOST_KEPT = 500;

/** Many teams, each by the token of its installation. */
export function clientsOfMany(
  tokens: { of(workspaceId: number): Promise<Installation> },
  apiUrl: string,
  logger: SlackLogger,
): Clients {
  const kept = new LRUCache<number, Reach>({ max: MOST_KEPT });
  return async (workspaceId) => {
    const { token } = await tokens.of(workspaceId);
    const before = kept.get(workspaceId);
    if (before?.token === token) return before;
    const reach = reachBy(token, apiUrl, logger);
    kept.set(workspaceId, reach);
    return reach;
  };
}

/** The clients that a token makes. */
export function reachBy(token: string, apiUrl: string, logger: SlackLogger): Reach {
  return {
    token,
    posting: deliveryClient(token, apiUrl, logger),
    quick: quickClient(token, apiUrl, logger),
  };
}
