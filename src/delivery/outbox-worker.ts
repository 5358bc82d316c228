import type { Kinds } from '../ledger/across.ts';
import { Deadline, NotSaved } from '../ledger/deadline.ts';
import { forgetReceived } from '../ledger/inbox.ts';
import {
  type Delivered,
  type NewlyOwed,
  owesAny,
  type Taken,
  takeDue,
  workspacesOwing,
} from '../ledger/outbox.ts';
import { passing } from '../ledger/passing.ts';
import { isOutOfReach } from '../ledger/write-faults.ts';
import type { Writer } from '../ledger/writer.ts';
import { ERRANDS, LINES, PICTURED } from '../messages/ids.ts';
import { owePackFiles } from './pack-file.ts';
import { TakenOver } from './post.ts';
import { Rounds } from './rounds.ts';
import { type Done, Settling } from './settling.ts';
import { Tries, type TryDeps } from './tries.ts';
import { tellOfUndelivered } from './undelivered.ts';

/** What the worker needs from outside. */
export interface OutboxDeps extends TryDeps {
  /** Told whether the ledger can be reached, whenever that changes. */
  readonly onReach?: (reached: boolean) => void;
  /** Told what became of each try. */
  readonly onTry?: (state: Delivered['state']) => void;
}

/** How often the worker looks by itself, in milliseconds; most of the time it is woken. */
const LOOK_EVERY_MS = 1_000;
/** Conversations of a workspace served at once. */
const AT_ONCE = 8;
const WRITE_MS = 10_000;

/**
 * The one worker that gives Slack what it is owed: takes what is due, in order per conversation, tries
 * each (`tries.ts`), and notes what became of it.
 */
export class OutboxWorker {
  readonly #deps: OutboxDeps;
  readonly #tries: Tries;
  readonly #settling: Settling;
  readonly #rounds: Rounds;
  /** What broke last: the serving of a workspace, or the look who owes something. */
  readonly #broken = new Map<number | undefined, unknown>();
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#tries = new Tries(deps);
    this.#settling = new Settling(deps.ledger, follow);
    this.#rounds = new Rounds({
      owing: () => this.#owing(),
      serve: (workspaceId) => this.#serve(workspaceId),
      note: (error, workspaceId) => this.#note(error, workspaceId),
    });
  }

  /** Begins. What was under way when an app stopped is looked for once its time is over. */
  start(): void {
    this.#timer = setInterval(() => this.wake(), LOOK_EVERY_MS);
    this.#timer.unref();
    this.wake();
  }

  /** Something new may be owed; where it is known what, other kinds than its own leave the worker asleep. */
  wake(news?: NewlyOwed): void {
    if (news === undefined) this.#rounds.look();
    else if (this.#takesAnyOf(news.kinds)) this.#rounds.begin(news.workspaceId);
  }

  /** Finishes what is under way and begins nothing more. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#rounds.stop();
  }

  /** Resolves when nothing that is due is left; for tests and one-off commands. */
  async drained(): Promise<void> {
    this.wake();
    await this.#rounds.idle();
  }

  async #owing(): Promise<number[]> {
    const { ledger, now } = this.#deps;
    const owing = await workspacesOwing(ledger, now(), this.#kinds);
    for (const id of this.#broken.keys()) {
      if (id !== undefined && !owing.includes(id)) this.#note(undefined, id);
    }
    return owing;
  }

  /** What is out of reach is told of once, however often it is tried. */
  #note(error: unknown, workspaceId?: number): void {
    const { log, onReach } = this.#deps;
    const wasBroken = this.#broken.has(workspaceId);
    if (error === undefined && !wasBroken) return;
    const facts = workspaceId === undefined ? {} : { workspaceId };
    if (error === undefined) {
      this.#broken.delete(workspaceId);
      log.info(facts, 'The outbox can be read again');
    } else {
      this.#broken.set(workspaceId, error);
      if (wasBroken) return;
      log.error({ err: error, ...facts }, 'The outbox could not be read; trying again');
    }
    onReach?.(![...this.#broken.values()].some(isOfAll));
  }

  /** @returns whether it owed something */
  async #serve(workspaceId: number): Promise<boolean> {
    const { ledger, now } = this.#deps;
    const look = owesAny(ledger.reader(workspaceId), now(), this.#kinds);
    // What cannot be read is for the write to judge, which has its time and its tries.
    if (!(await look.catch(() => true))) return false;
    const taken = await ledger.write(this.#request(workspaceId), (writer) =>
      takeDue(writer, AT_ONCE, this.#kinds),
    );
    if (taken.length === 0) return false;
    passing('taken');
    await Promise.all(taken.map((message) => this.#deliver(message)));
    return true;
  }

  async #deliver(message: Taken): Promise<void> {
    const { log } = this.#deps;
    const facts = { kind: message.kind, message: message.id, tries: message.attempts };
    const delivered = await this.#tries.attempt(message).catch(unlessTakenOver);
    if (delivered === undefined)
      return log.warn(facts, 'A message is another copy’s by now, or soon');
    if (delivered.state === 'due' || delivered.state === 'sending') {
      log.warn({ ...facts, fault: delivered.fault }, 'Slack: later');
    }
    if (delivered.state === 'parked') {
      log.error({ ...facts, fault: delivered.fault }, 'A message to Slack was parked');
    }
    this.#deps.onTry?.(delivered.state);
    await this.#settling.note({ message, delivered, at: this.#deps.now() });
    passing('settled');
  }

  #takesAnyOf(kinds: ReadonlySet<string>): boolean {
    const own = this.#kinds;
    if ('in' in own) return own.in.some((kind) => kinds.has(kind));
    return [...kinds].some((kind) => !own.notIn.includes(kind));
  }

  get #kinds(): Kinds {
    if (this.#deps.errands !== undefined) return { in: [...ERRANDS] };
    if (this.#deps.drawing !== undefined) return { in: [...PICTURED] };
    if (this.#deps.answers !== undefined) return { in: [...LINES] };
    return { notIn: [...ERRANDS, ...PICTURED, ...LINES] };
  }

  #request(workspaceId: number) {
    const deadline = Deadline.in(WRITE_MS);
    return { workspaceId, deadline, now: this.#deps.now(), actorId: null };
  }
}

/** Whether what broke is the ledger, and not the row of one workspace that another process holds. */
function isOfAll(error: unknown): boolean {
  return isOutOfReach(error) && !(error instanceof NotSaved);
}

/** What follows from what became of a message. */
async function follow(writer: Writer, { message, delivered }: Done): Promise<void> {
  await tellOfUndelivered(writer, message, delivered);
  await owePackFiles(writer, message, delivered);
  await forgetAnswered(writer, message, delivered);
}

function unlessTakenOver(error: unknown): undefined {
  if (!(error instanceof TakenOver)) throw error;
}

/** A line that was answered, or never can be, is done with. */
async function forgetAnswered(
  writer: Writer,
  { kind, subject }: Taken,
  { state }: Delivered,
): Promise<void> {
  const isOver = state === 'sent' || state === 'parked';
  if (isOver && kind === LINES[0]) await forgetReceived(writer, Number(subject.line));
}
