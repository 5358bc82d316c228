import type { WebClient } from '@slack/web-api';
import { LRUCache } from 'lru-cache';
import type { Identity, Source, WhoIsIt } from './app.ts';
import type { OAuth } from './config.ts';
import { whoAmI } from './connect.ts';
import { type Clients, clientsOfMany, clientsOfOne, reachBy } from './delivery/clients.ts';
import { NotInstalled } from './delivery/faults.ts';
import { Tokens } from './delivery/tokens.ts';
import type { Ledger } from './ledger/open.ts';
import { type Workspace, workspace, workspaceOfTeam } from './ledger/workspaces.ts';
import { boltLogger, type Logger } from './logger.ts';

/** The teams that the app works for: one by its token, or all that have installed it. */
export interface Teams {
  readonly clients: Clients;
  /** A client for short questions to the Slack of a team. */
  readonly ask: (team: string) => Promise<WebClient>;
  readonly whoIsIt: WhoIsIt;
  /** Those of the workspaces that the app can reach now. */
  readonly reached: (workspaces: readonly Workspace[]) => Promise<readonly Workspace[]>;
  /** Forgets what was known of a workspace's installation. */
  readonly forget: (workspaceId: number) => void;
  /** Slack does not take the token of a workspace. */
  readonly refused: (workspaceId: number, fault: string) => void;
}

interface Needs {
  readonly ledger: Ledger;
  readonly apiUrl: string;
  readonly log: Logger;
}

/**
 * The one team of the token.
 *
 * @throws SlackRefused when Slack does not take it
 */
export async function oneTeam(
  { apiUrl, log, ledger, botToken }: Needs & { botToken: string },
  signal: AbortSignal,
): Promise<Teams & { readonly identity: Identity; readonly posting: WebClient }> {
  const reach = reachBy(botToken, apiUrl, boltLogger(log));
  const { posting, quick } = reach;
  const identity = await whoAmI(posting, botToken, log, signal);
  // A server that names no team has but one.
  const isOurs = ({ slackTeam }: Workspace) => identity.team === '' || slackTeam === identity.team;
  const ours = new Set<number>();
  const clients = clientsOfOne(reach, async (id) => {
    if (!ours.has(id) && isOurs(await workspace(ledger.reader(id)))) ours.add(id);
    return ours.has(id);
  });
  return {
    clients,
    reached: async (workspaces) => workspaces.filter(isOurs),
    ask: async () => quick,
    whoIsIt: async () => identity,
    forget: () => undefined,
    refused: () => undefined,
    identity,
    posting,
  };
}

/** Something comes from an organisation, and not from a workspace of it. */
class OrgWide extends Error {
  override readonly name = 'OrgWide';
}

const MOST_KNOWN = 20_000;

/** Every team that has installed the app, by the tokens in the ledger. */
export function manyTeams(needs: Needs & { oauth: OAuth; now: () => Date }): Teams {
  const { ledger, apiUrl, log } = needs;
  const logger = boltLogger(log);
  const tokens = new Tokens({ ...needs, logger });
  const clients = clientsOfMany(tokens, apiUrl, logger);
  const ids = new LRUCache<string, number>({ max: MOST_KNOWN });
  const workspaceIdOf = async (team: string): Promise<number> => {
    const id = ids.get(team) ?? (await workspaceOfTeam(ledger, team))?.id;
    if (id === undefined) throw new NotInstalled();
    ids.set(team, id); // a workspace stays its team's
    return id;
  };
  return {
    clients,
    ask: async (team) => (await clients(await workspaceIdOf(team))).quick,
    whoIsIt: async ({ teamId: team, isEnterpriseInstall }: Source) => {
      if (team === undefined || isEnterpriseInstall) throw new OrgWide();
      const { botId, botUserId, token } = await tokens.of(await workspaceIdOf(team));
      return { team, botId, botUserId, token };
    },
    reached: async (workspaces) => {
      const installed = await ledger.across.installed();
      for (const { id, slackTeam } of workspaces) {
        if (slackTeam !== undefined) ids.set(slackTeam, id);
      }
      return workspaces.filter(({ id }) => installed.has(id));
    },
    forget: (workspaceId) => tokens.forget(workspaceId),
    refused: (workspaceId, fault) => tokens.refused(workspaceId, fault),
  };
}
