import { type ScheduledTask, schedule } from 'node-cron';
import PQueue from 'p-queue';
import type { Clients } from './delivery/clients.ts';
import type { Deps } from './flows/act.ts';
import { askFollowUps, followUpsToAsk } from './flows/ask-follow-ups.ts';
import { askOfPatterns, patternsToAsk } from './flows/ask-pattern.ts';
import { beginMonthlyAudit, roundsToBegin } from './flows/audit-monthly.ts';
import { type Faded, fadeMessages, messagesToFade } from './flows/fade-messages.ts';
import { firstUsesToFollow, followFirstUses } from './flows/follow-first-uses.ts';
import { forgetMonthly, monthsToForget } from './flows/forget-monthly.ts';
import { auditsToPassOn, passAuditsOn } from './flows/pass-audits-on.ts';
import { type DigestPosted, digestsToPost, postDigest } from './flows/post-digest.ts';
import { managersDigestsToPost, postManagersDigest } from './flows/post-managers-digest.ts';
import { packsToPost, postDuePack } from './flows/post-pack.ts';
import { type Quiet, remindManagers, teamsToRemind } from './flows/remind-managers.ts';
import { remindersToFinish, remindToFinish } from './flows/remind-to-finish.ts';
import { handOverDue, teamsWithAbsences } from './flows/stand-in.ts';
import type { Ledger } from './ledger/open.ts';
import { type Workspace, workspacesSetUp } from './ledger/workspaces.ts';
import type { Logger } from './logger.ts';

/** Teams served at once: most of it is waiting, for the ledger or for Slack. */
const AT_ONCE = 16;
/** Milliseconds for which it is gathered what is owed. */
const WAKE_MS = 200;
const AGAIN = 'Scheduled work broke; it is tried again in a minute';

/** What the schedule needs from outside. */
export interface ScheduleDeps extends Deps {
  readonly clients: Clients;
  /** Whose work it is: of the workspaces that are set up, those that the app can reach. */
  readonly reached: (workspaces: readonly Workspace[]) => Promise<readonly Workspace[]>;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Something that is due in a team. */
interface DueIn {
  readonly team: Workspace;
}

async function bothDigestsToPost(...asked: Parameters<typeof digestsToPost>) {
  const own = (await digestsToPost(...asked)).map((due) => ({ ...due, post: postDigest }));
  const theirs = await managersDigestsToPost(...asked);
  return [...own, ...theirs.map((due) => ({ ...due, post: postManagersDigest }))];
}

/** Ticks once a minute and does what is due; what is due is asked of the ledger, not of the tick. */
export class Schedule {
  readonly #deps: ScheduleDeps;
  readonly #wake: ScheduleDeps['wake'];
  #waking: NodeJS.Timeout | undefined;
  readonly #quiet: Quiet = new Map();
  readonly #faded: Faded = new Map();
  #task: ScheduledTask | undefined;
  #running: Promise<void> | undefined;

  constructor(deps: ScheduleDeps) {
    this.#wake = deps.wake;
    this.#deps = { ...deps, wake: () => this.#wakeSoon() };
  }

  /** What many teams are owed within a moment is looked for once. */
  #wakeSoon(): void {
    this.#waking ??= setTimeout(() => this.#wakeNow(), WAKE_MS);
  }

  #wakeNow(): void {
    if (this.#waking === undefined) return;
    clearTimeout(this.#waking);
    this.#waking = undefined;
    this.#wake();
  }

  /** Looks at once, since something may be late, and then every minute. */
  async start(): Promise<void> {
    this.#task = schedule('* * * * *', () => this.tick(), { name: 'what is due' });
    await this.tick();
  }

  /** Does what is due by now; never two ticks at once. */
  tick(): Promise<void> {
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** The same for a clock that was moved: one under way began before. */
  async tickAnew(): Promise<void> {
    await this.#running;
    await this.tick();
  }

  /** Ends the ticking; waits for one under way. */
  async stop(): Promise<void> {
    await this.#task?.destroy();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { ledger, log, reached } = this.#deps;
    try {
      const teams = await reached(await workspacesSetUp(ledger));
      await this.#doWhatIsDue(teams);
    } catch (error) {
      log.error({ err: error }, AGAIN);
    }
    this.#wakeNow();
  }

  /** One kind of work after the other, so that what comes first is done in all teams first. */
  async #doWhatIsDue(teams: readonly Workspace[]): Promise<void> {
    const deps = this.#deps;
    const [quiet, faded] = [this.#quiet, this.#faded];
    const each = <T extends DueIn>(
      find: (ledger: Ledger, teams: readonly Workspace[], now: Date) => Promise<readonly T[]>,
      work: (due: T) => Promise<unknown>,
    ) => this.#each(teams, find, work);
    // A team's two digests go out together: what Slack says of its people is then asked once.
    await each(bothDigestsToPost, async ({ post, ...due }) =>
      this.#tell(await post(deps, due, deps.now())),
    );
    await each(packsToPost, (due) => this.#postPack(due));
    await each(remindersToFinish, (due) => remindToFinish(deps, due, deps.now()));
    await each(
      (...asked) => teamsToRemind(...asked, quiet),
      (due) => remindManagers(deps, due, deps.now(), quiet),
    );
    await each(firstUsesToFollow, (due) => followFirstUses(deps, due, deps.now()));
    await each(followUpsToAsk, (due) => askFollowUps(deps, due, deps.now()));
    await each(patternsToAsk, (due) => askOfPatterns(deps, due, deps.now()));
    await each(teamsWithAbsences, (due) => handOverDue(deps, due, deps.now()));
    await each(roundsToBegin, (due) => this.#beginAudit(due));
    await each(auditsToPassOn, (due) => this.#passAuditsOn(due));
    await each(
      (...asked) => messagesToFade(...asked, faded),
      (due) => fadeMessages(deps, due, deps.now(), faded),
    );
    await each(monthsToForget, (due) => this.#forget(due));
  }

  /**
   * Asks in which teams something is due and does it there, a team's own in its order. Whatever
   * breaks in one team's work holds up no other team's, and no other work.
   */
  async #each<T extends DueIn>(
    teams: readonly Workspace[],
    find: (ledger: Ledger, teams: readonly Workspace[], now: Date) => Promise<readonly T[]>,
    work: (due: T) => Promise<unknown>,
  ): Promise<void> {
    const { ledger, now, log } = this.#deps;
    try {
      const byTeam = new Map<number, T[]>();
      for (const due of await find(ledger, teams, now())) {
        const own = byTeam.get(due.team.id);
        if (own === undefined) byTeam.set(due.team.id, [due]);
        else own.push(due);
      }
      const works = [...byTeam].map(([workspace, all]) => async () => {
        try {
          for (const due of all) await work(due);
        } catch (error) {
          log.error({ err: error, workspace }, AGAIN);
        }
      });
      await new PQueue({ concurrency: AT_ONCE }).addAll(works);
    } catch (error) {
      log.error({ err: error }, AGAIN);
    }
  }

  #tell(digest: DigestPosted | undefined): void {
    const { log } = this.#deps;
    if (digest === undefined) return;
    if (digest.kind === 'posted') log.info(digest, 'A weekly digest is on its way');
    else log.warn(digest, 'A weekly digest was not posted');
  }

  async #beginAudit(due: Parameters<typeof beginMonthlyAudit>[1]): Promise<void> {
    const { log, now } = this.#deps;
    const begun = await beginMonthlyAudit(this.#deps, due, now());
    if (begun !== undefined) log.info(begun, 'A round of peer audit began by itself');
  }

  async #passAuditsOn(due: Parameters<typeof passAuditsOn>[1]): Promise<void> {
    const { log, now } = this.#deps;
    const entries = await passAuditsOn(this.#deps, due, now());
    if (entries > 0) log.info({ entries }, 'Entries to audit went to somebody else');
  }

  async #forget(due: Parameters<typeof forgetMonthly>[1]): Promise<void> {
    const { log, now } = this.#deps;
    const month = await forgetMonthly(this.#deps, due, now());
    if (month?.kind === 'forgotten') log.info(month, 'What was due was forgotten');
    if (month?.kind === 'not-begun') {
      log.warn(month, 'Something is due to be forgotten: read `oatcake forget --dry-run`');
    }
  }

  async #postPack(due: Parameters<typeof postDuePack>[1]): Promise<void> {
    const { log, now } = this.#deps;
    const pack = await postDuePack(this.#deps, due, now());
    if (pack === undefined) return;
    if ('why' in pack) log.warn(pack, 'The pack for the meeting was not posted');
    else log.info(pack, 'The pack for the meeting, or its reminder, is on its way');
  }
}
