import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';

/** What workspaces are served with. */
export interface Serving {
  /** Those that owe something by now. */
  readonly owing: () => Promise<readonly number[]>;
  /** Serves one for a while; false when it owed nothing after all. */
  readonly serve: (workspaceId: number) => Promise<boolean>;
  /** Told how each look went, and how each workspace was served; undefined when well. */
  readonly note: (error: unknown, workspaceId?: number) => void;
}

/** Workspaces served at once. */
const AT_ONCE = 8;
/** Milliseconds between two looks while workspaces wait to be served. */
const BETWEEN_LOOKS_MS = 1_000;
/** What somebody did just now goes before what waits anyhow. */
const NEWS = 1;

/** Serves all workspaces that owe something, so that one which takes long holds up no other. */
export class Rounds {
  readonly #serving: Serving;
  readonly #queue = new PQueue({ concurrency: AT_ONCE });
  readonly #inHand = new Set<number>();
  /** Those in hand that owe something newly, which who serves them may have missed. */
  readonly #newly = new Set<number>();
  #looking: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(serving: Serving) {
    this.#serving = serving;
  }

  /** Looks who owes something, once more if it is looking already, and serves them. This reads all that is owed. */
  look(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
      if (this.#again) this.look();
    });
  }

  /** Serves one that owes something newly before those who wait, without a look at the others. */
  begin(workspaceId: number): void {
    this.#begin(workspaceId, NEWS);
  }

  /** Resolves when nobody is served and nobody who could be is left. */
  async idle(): Promise<void> {
    while (this.#looking !== undefined || this.#inHand.size > 0) {
      await this.#looking;
      await this.#queue.onIdle();
    }
  }

  /** Finishes what is in hand and begins nothing more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  async #look(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        const owing = await this.#serving.owing();
        this.#serving.note(undefined);
        for (const workspaceId of owing) this.#begin(workspaceId);
      } catch (error) {
        this.#serving.note(error);
      }
      // While many wait, each look reads all that they owe.
      const pause = sleep(BETWEEN_LOOKS_MS, undefined, { ref: false });
      await Promise.race([this.#queue.onSizeLessThan(1), pause]);
    }
  }

  #begin(workspaceId: number, priority = 0): void {
    if (this.#inHand.has(workspaceId)) this.#newly.add(workspaceId);
    else this.#queueUp(workspaceId, priority);
  }

  #queueUp(workspaceId: number, priority = 0): void {
    if (this.#stopped) return;
    this.#inHand.add(workspaceId);
    void this.#queue.add(() => this.#serve(workspaceId), { priority });
  }

  async #serve(workspaceId: number): Promise<void> {
    let more = false;
    this.#newly.delete(workspaceId);
    try {
      more = !this.#stopped && (await this.#serving.serve(workspaceId));
      this.#serving.note(undefined, workspaceId);
    } catch (error) {
      this.#serving.note(error, workspaceId);
    }
    this.#inHand.delete(workspaceId);
    // Behind all others who wait.
    if (more || this.#newly.has(workspaceId)) this.#queueUp(workspaceId);
  }
}
