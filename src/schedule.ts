import { type ScheduledTask, schedule } from 'node-cron';
import PQueue from 'p-queue';
import type { Clients } from './delivery/clients.ts';
import type { Deps } from './flows/act.ts';
import { askFollowUps } from './flows/ask-follow-ups.ts';
import { askOfPatterns } from './flows/ask-pattern.ts';
import { beginMonthlyAudit } from './flows/audit-monthly.ts';
import { fadeMessages } from './flows/fade-messages.ts';
import { followFirstUses } from './flows/follow-first-uses.ts';
import { forgetMonthly } from './flows/forget-monthly.ts';
import { passAuditsOn } from './flows/pass-audits-on.ts';
import { postDueDigests } from './flows/post-digest.ts';
import { postManagersDigests } from './flows/post-managers-digest.ts';
import { postDuePack } from './flows/post-pack.ts';
import { remindManagers } from './flows/remind-managers.ts';
import { remindToFinish } from './flows/remind-to-finish.ts';
import { handOverDue } from './flows/stand-in.ts';
import { type Workspace, workspacesSetUp } from './ledger/workspaces.ts';
import type { Logger } from './logger.ts';

/** Workspaces looked at at once: most of a tick is waiting, for the ledger or for Slack. */
const AT_ONCE = 8;

/** What the schedule needs from outside. */
export interface ScheduleDeps extends Deps {
  readonly clients: Clients;
  /** Whose work it is: of the workspaces that are set up, those that the app can reach. */
  readonly reached: (workspaces: readonly Workspace[]) => Promise<readonly Workspace[]>;
  readonly now: () => Date;
  readonly log: Logger;
}

/** Ticks once a minute and does what is due; what is due is asked of the ledger, not of the tick. */
export class Schedule {
  readonly #deps: ScheduleDeps;
  #task: ScheduledTask | undefined;
  #running: Promise<void> | undefined;

  constructor(deps: ScheduleDeps) {
    this.#deps = deps;
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

  /** Whatever breaks in one team's work holds up no other team's. */
  async #run(): Promise<void> {
    const { ledger, log, reached } = this.#deps;
    const again = 'Scheduled work broke; it is tried again in a minute';
    try {
      const workspaces = await reached(await workspacesSetUp(ledger));
      const works = workspaces.map(
        (workspace) => () =>
          this.#doWhatIsDue(workspace).catch((error: unknown) =>
            log.error({ err: error, workspace: workspace.id }, again),
          ),
      );
      await new PQueue({ concurrency: AT_ONCE }).addAll(works);
    } catch (error) {
      log.error({ err: error }, again);
    }
  }

  async #doWhatIsDue(workspace: Workspace): Promise<void> {
    const { now, log } = this.#deps;
    for (const digest of [
      ...(await postDueDigests(this.#deps, workspace, now())),
      ...(await postManagersDigests(this.#deps, workspace, now())),
    ]) {
      if (digest.kind === 'posted') log.info(digest, 'A weekly digest is on its way');
      else log.warn(digest, 'A weekly digest was not posted');
    }
    await this.#postPack(workspace);
    await remindToFinish(this.#deps, workspace, now());
    await remindManagers(this.#deps, workspace, now());
    await followFirstUses(this.#deps, workspace, now());
    await askFollowUps(this.#deps, workspace, now());
    await askOfPatterns(this.#deps, workspace, now());
    await handOverDue(this.#deps, workspace, now());
    await this.#audit(workspace);
    await fadeMessages(this.#deps, workspace, now());
    await this.#forget(workspace);
  }

  async #audit(workspace: Workspace): Promise<void> {
    const { log, now } = this.#deps;
    const begun = await beginMonthlyAudit(this.#deps, workspace, now());
    if (begun !== undefined) log.info(begun, 'A round of peer audit began by itself');
    const entries = await passAuditsOn(this.#deps, workspace, now());
    if (entries > 0) log.info({ entries }, 'Entries to audit went to somebody else');
  }

  async #forget(workspace: Workspace): Promise<void> {
    const { log, now } = this.#deps;
    const month = await forgetMonthly(this.#deps, workspace, now());
    if (month?.kind === 'forgotten') log.info(month, 'What was due was forgotten');
    if (month?.kind === 'not-begun') {
      log.warn(month, 'Something is due to be forgotten: read `oatcake forget --dry-run`');
    }
  }

  async #postPack(workspace: Workspace): Promise<void> {
    const { log, now } = this.#deps;
    const pack = await postDuePack(this.#deps, workspace, now());
    if (pack === undefined) return;
    if ('why' in pack) log.warn(pack, 'The pack for the meeting was not posted');
    else log.info(pack, 'The pack for the meeting, or its reminder, is on its way');
  }
}
