import { LRUCache } from 'lru-cache';

const MOST_TEAMS = 500;

/**
 * Bolt keeps a client for every token there ever was. With many teams, and tokens that are renewed
 * twice a day, that grows without end: a team's clients are let go of with its old token, and those
 * of teams from which nothing has come for long.
 */
export class ClientPools {
  readonly #tokens: LRUCache<string, string>;

  constructor(app: () => object) {
    this.#tokens = new LRUCache({
      max: MOST_TEAMS,
      dispose: (_token, team) => {
        delete (app() as { clients: Record<string, unknown> }).clients[team];
      },
    });
  }

  /** What comes is from this team, by this token. */
  keep({ team, token }: { readonly team: string; readonly token: string }): void {
    if (this.#tokens.get(team) !== token) this.#tokens.set(team, token);
  }
}
