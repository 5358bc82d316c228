import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freshSecret } from './ids.ts';
import { Refusal } from './refusal.ts';
import { parseBody, readBody, sendJson } from './server/body.ts';
import type { Listening, PracticeSlack } from './slack.ts';

/** An app that many teams may install. */
export interface OAuthApp {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where Slack sends whoever has agreed. */
  readonly redirectUrl: string;
  /** Seconds that a token lives; undefined: for ever, with nothing to refresh it by. */
  lifetime?: number;
}

interface Team {
  readonly slack: PracticeSlack;
  /** Where it listens by itself: for addresses that it hands out. */
  readonly own: Listening;
}

/** A token, a refresh token or a code, until it is used up. */
interface Given {
  readonly team: Team;
  readonly what: 'code' | 'token' | 'refresh';
  readonly endsAt?: number;
  fault?: string;
}

/** Several practice workspaces behind one address, as the real ones are, with OAuth before them. */
export class PracticeTeams {
  readonly #app: OAuthApp;
  readonly #teams: readonly Team[];
  readonly #given = new Map<string, Given>();
  /** Codes that a whole organisation was agreed to by. */
  readonly #organisations = new Set<string>();
  readonly #server: Server;
  /** What was exchanged for tokens so far, refused or not. */
  readonly exchanges: { readonly grant: 'code' | 'refresh'; readonly ok: boolean }[] = [];

  private constructor(app: OAuthApp, teams: readonly Team[]) {
    this.#app = app;
    this.#teams = teams;
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch(() => response.destroy());
    });
  }

  /** Starts to listen, on loopback. */
  static async listen(app: OAuthApp, slacks: readonly PracticeSlack[]): Promise<PracticeTeams> {
    const listening = slacks.map(async (slack) => ({ slack, own: await slack.listen() }));
    const teams = new PracticeTeams(app, await Promise.all(listening));
    await new Promise<void>((resolve) => teams.#server.listen(0, '127.0.0.1', resolve));
    return teams;
  }

  /** For `SLACK_API_URL`. */
  get apiUrl(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/`;
  }

  /** Every token that was given out. */
  get tokens(): string[] {
    return [...this.#given.keys()];
  }

  /** Tokens that are given out from now on live for so many seconds. */
  givesFor(seconds: number): void {
    this.#app.lifetime = seconds;
  }

  /** Takes a team's tokens back without a word. */
  revoke(team: string, fault = 'token_revoked'): void {
    for (const given of this.#given.values()) {
      if (given.team.slack.teamId === team) given.fault = fault;
    }
  }

  /** A token has come to its end. */
  end(token: string): void {
    const given = this.#given.get(token);
    if (given !== undefined) given.fault = 'token_expired';
  }

  /** Lets Slack take a team's tokens again. */
  restore(team: string): void {
    for (const given of this.#given.values()) {
      if (given.team.slack.teamId === team) delete given.fault;
    }
  }

  /** A team uninstalls the app: its tokens end, and Slack says so, in any order. */
  async uninstall(team: string): Promise<void> {
    this.revoke(team);
    const { slack } = this.#team(team);
    const tokens = { oauth: [], bot: [slack.app.botUser] };
    await slack.client.tell({ type: 'tokens_revoked', tokens });
    await slack.client.tell({ type: 'app_uninstalled' });
  }

  async close(): Promise<void> {
    await Promise.all(this.#teams.map(({ own }) => own.close()));
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #team(id: string | null): Team {
    const found = this.#teams.find(({ slack }) => slack.teamId === id);
    if (found === undefined) throw new Refusal('invalid_team_for_non_distributed_app');
    return found;
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://local');
    try {
      if (url.pathname === '/oauth/v2/authorize') return this.#agree(url.searchParams, response);
      if (url.pathname === '/api/oauth.v2.access') {
        const args = parseBody(request, await readBody(request));
        return sendJson(response, { ok: true, ...this.#access(args) });
      }
      if (url.pathname === '/api/apps.connections.open') return this.#connect(request, response);
      const given = this.#known(request);
      if (url.pathname === '/api/auth.revoke') {
        given.fault = 'token_revoked';
        return sendJson(response, { ok: true, revoked: true });
      }
      this.#handOn(given.team, request, response);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      sendJson(response, { ok: false, error: error.code });
    }
  }

  /** A socket for what happens in any of the teams, which share them: asked by the app's own token. */
  #connect(request: IncomingMessage, response: ServerResponse): void {
    const team = this.#teams.find(({ slack }) => tokenOf(request) === slack.tokens.app);
    if (team === undefined) throw new Refusal('invalid_auth');
    request.headers.host = new URL(team.own.url).host;
    team.slack.handle(request, response);
  }

  /** Slack's own page, on which somebody of a team agrees, or does not. */
  #agree(asked: URLSearchParams, response: ServerResponse): void {
    if (asked.get('client_id') !== this.#app.clientId) throw new Refusal('invalid_client_id');
    const back = new URL(asked.get('redirect_uri') ?? this.#app.redirectUrl);
    back.searchParams.set('state', asked.get('state') ?? '');
    if (asked.has('cancel')) back.searchParams.set('error', 'access_denied');
    else {
      const code = this.#give(this.#team(asked.get('team')), 'code');
      if (asked.has('organisation')) this.#organisations.add(code);
      back.searchParams.set('code', code);
    }
    response.writeHead(302, { location: back.href }).end();
  }

  #access(args: Record<string, unknown>) {
    if (args.client_id !== this.#app.clientId) throw new Refusal('invalid_client_id');
    if (args.client_secret !== this.#app.clientSecret) throw new Refusal('bad_client_secret');
    const grant = args.grant_type === 'refresh_token' ? 'refresh' : 'code';
    const text = String(grant === 'refresh' ? args.refresh_token : args.code);
    const given = this.#given.get(text);
    const ok = given !== undefined && given.what === grant && given.fault === undefined;
    this.exchanges.push({ grant, ok });
    if (!ok) throw new Refusal(grant === 'refresh' ? 'invalid_refresh_token' : 'invalid_code');
    given.fault = 'used'; // good for one use
    const installed = this.#installed(given.team);
    if (!this.#organisations.has(text)) return installed;
    const enterprise = { id: 'E0PRACTICE', name: 'An organisation' };
    return { ...installed, team: null, enterprise, is_enterprise_install: true };
  }

  /** What Slack says of an installation, or of its renewal. */
  #installed(team: Team) {
    const { slack } = team;
    const { lifetime } = this.#app;
    const renewable = lifetime !== undefined && {
      refresh_token: this.#give(team, 'refresh'),
      expires_in: lifetime,
    };
    return {
      access_token: this.#give(team, 'token'),
      token_type: 'bot',
      scope: 'chat:write,commands',
      bot_user_id: slack.app.botUser,
      app_id: slack.app.id,
      team: { id: slack.teamId, name: `Team ${slack.teamId}` },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U0PR000001' },
      ...renewable,
    };
  }

  #give(team: Team, what: Given['what']): string {
    const prefix = { code: '1.2.', token: 'xoxe.xoxb-1-', refresh: 'xoxe-1-' }[what];
    const text = `${prefix}${freshSecret()}`;
    const { lifetime } = this.#app;
    const lives = what === 'token' && lifetime !== undefined;
    this.#given.set(text, {
      team,
      what,
      ...(lives && { endsAt: Date.now() + lifetime * 1_000 }),
    });
    return text;
  }

  #known(request: IncomingMessage): Given {
    const given = this.#given.get(tokenOf(request));
    if (given === undefined || given.what !== 'token') throw new Refusal('invalid_auth');
    if (given.fault !== undefined) throw new Refusal(given.fault);
    if ((given.endsAt ?? Number.POSITIVE_INFINITY) <= Date.now()) {
      throw new Refusal('token_expired');
    }
    return given;
  }

  #handOn({ slack, own }: Team, request: IncomingMessage, response: ServerResponse): void {
    request.headers.authorization = `Bearer ${slack.tokens.bot}`;
    request.headers.host = new URL(own.url).host;
    if (!slack.handle(request, response)) response.writeHead(404).end();
  }
}

function tokenOf({ headers }: IncomingMessage): string {
  return /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
}
