import PQueue from 'p-queue';
import type { Kinds } from '../ledger/across.ts';
import { Deadline, NotSaved } from '../ledger/deadline.ts';
import { forgetReceived } from '../ledger/inbox.ts';
import type { Ledger } from '../ledger/open.ts';
import {
  type Delivered,
  isStillTaken,
  type Taken,
  takeDue,
  type Waiting,
  workspacesOwing,
} from '../ledger/outbox.ts';
import { passing } from '../ledger/passing.ts';
import { isOutOfReach, mayBeLater } from '../ledger/write-faults.ts';
import type { Writer } from '../ledger/writer.ts';
import type { Message } from '../messages/blocks.ts';
import { ERRANDS, type ErrandKind, LINES, PICTURED } from '../messages/ids.ts';
import type { Drawing } from '../pictures/draw.ts';
import type { Clients } from './clients.ts';
import { type Errand, tryErrand } from './errands.ts';
import { faultOf, isTokenFault } from './faults.ts';
import { owePackFiles } from './pack-file.ts';
import { postPictured } from './pictures.ts';
import { findPosted, type Posted, post, TakenOver } from './post.ts';
import { render } from './render.ts';
import { Rounds } from './rounds.ts';
import { type Done, Settling } from './settling.ts';
import { tellOfUndelivered } from './undelivered.ts';

/** What the worker needs from outside. */
export interface OutboxDeps {
  readonly ledger: Ledger;
  readonly clients: Clients;
  readonly now: () => Date;
  /** Told whether the ledger can be reached, whenever that changes. */
  readonly onReach?: (reached: boolean) => void;
  /** Told what became of each try. */
  readonly onTry?: (state: Delivered['state']) => void;
  /** Told of a workspace whose token Slack refuses: another copy of the app may have a newer one. */
  readonly onRefused?: (workspaceId: number, fault: string) => void;
  /** A worker that draws takes the kinds with pictures and nothing else. */
  readonly drawing?: Drawing;
  /** A worker with errands does these and nothing else; one without leaves them alone. */
  readonly errands?: Readonly<Record<ErrandKind, Errand>>;
  /** A worker with answers gives people theirs to the lines that they sent, and does nothing else. */
  readonly answers?: (owed: Taken) => Promise<Message | undefined>;
  readonly log: {
    info(fields: object, message: string): void;
    warn(fields: object, message: string): void;
    error(fields: object, message: string): void;
  };
}

/** How often the worker looks by itself, in milliseconds; most of the time it is woken. */
const LOOK_EVERY_MS = 1_000;
/** Conversations of a workspace served at once. */
const AT_ONCE = 8;
/** Messages rendered at once: it is all reading, for which people should not have to wait. */
const RENDERED_AT_ONCE = 3;
/** A message is parked after so many tries and so long a time: Slack may name pauses of a second. */
const MOST_TRIES = 30;
const DAY_MS = 24 * 3_600_000;
const LONGEST_PAUSE_SECONDS = 3_600;
/** Where no message is parked, so that all goes on soon after. */
const SHORT_PAUSE_SECONDS = 60;
const WRITE_MS = 10_000;

/**
 * The one worker that gives Slack what it is owed: renders, posts once, in order per conversation,
 * waits as long as Slack says.
 */
export class OutboxWorker {
  readonly #deps: OutboxDeps;
  readonly #settling: Settling;
  readonly #rendering = new PQueue({ concurrency: RENDERED_AT_ONCE });
  readonly #rounds: Rounds;
  /** What broke last: the serving of a workspace, or the look who owes something. */
  readonly #broken = new Map<number | undefined, unknown>();
  #timer: NodeJS.Timeout | undefined;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
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

  /** Something new may be owed, of these kinds: others than its own leave the worker asleep. */
  wake(kinds?: ReadonlySet<string>): void {
    if (kinds === undefined || this.#takesAnyOf(kinds)) this.#rounds.look();
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
    const taken = await this.#deps.ledger.write(this.#request(workspaceId), (writer) =>
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
    const delivered = await this.#attempt(message).catch(unlessTakenOver);
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

  /** @throws TakenOver when another copy has taken the message over meanwhile, or soon may */
  async #attempt(message: Taken): Promise<Delivered> {
    const errand = this.#deps.errands?.[message.kind as ErrandKind];
    if (errand === undefined) return this.#bring(message);
    return tryErrand(errand, message, {
      later: (...given) => this.#later(...given),
      untilTaken: (...given) => this.#untilTaken(...given),
      bug: (err) => this.#deps.log.error({ err, kind: message.kind }, 'An errand failed'),
    });
  }

  async #bring(message: Taken): Promise<Delivered> {
    // The message to be changed was never posted, so there is nothing to change.
    if (message.changes !== undefined && message.posted === undefined) return { state: 'sent' };
    const { answers } = this.#deps;
    try {
      return await (answers === undefined ? this.#give(message) : this.#answer(message, answers));
    } catch (error) {
      if (error instanceof TakenOver) throw error;
      return this.#afterFault(message, error);
    }
  }

  /** A line is handled, which its key makes safe, before its answer is looked for in Slack. */
  async #answer(message: Taken, answers: NonNullable<OutboxDeps['answers']>): Promise<Delivered> {
    let answer: Message | undefined;
    try {
      answer = await answers(message);
    } catch (error) {
      // Its words are in no other place: until it was handled it is tried on.
      if (!mayBeLater(error)) this.#deps.log.error({ err: error }, 'A line could not be handled');
      return this.#untilReached(message, 'not handled yet');
    }
    return answer === undefined ? { state: 'sent' } : this.#give(message, answer);
  }

  async #give(message: Taken, answer?: Message): Promise<Delivered> {
    const found = message.unsure ? await this.#lookForIt(message) : undefined;
    return found ?? this.#send(message, answer);
  }

  async #send(message: Taken, answer?: Message): Promise<Delivered> {
    const { ledger, clients, now, drawing } = this.#deps;
    const reader = ledger.reader(message.workspaceId);
    const words = () => render(reader, message, now());
    const rendered = answer ?? (await this.#rendering.add(words));
    if (rendered === undefined) return { state: 'sent' };
    const { posting: client } = await clients(message.workspaceId);
    const hold = async () => {
      if (!(await isStillTaken(reader, message))) throw new TakenOver();
      passing('posting');
    };
    if (drawing === undefined) return sent(await post(client, message, rendered, hold));
    return sent(await postPictured({ ...this.#deps, client, drawing }, message, rendered, hold));
  }

  async #afterFault(message: Taken, error: unknown): Promise<Delivered> {
    let fault: ReturnType<typeof faultOf>;
    try {
      fault = faultOf(error);
    } catch (bug) {
      if (mayBeLater(error)) return this.#untilReached(message, 'the ledger was out of reach');
      this.#deps.log.error({ err: bug, kind: message.kind }, 'A message could not be rendered');
      return { state: 'parked', fault: 'could not be rendered' };
    }
    if (fault.kind === 'refused' && isTokenFault(fault.code)) {
      return this.#untilTaken(message, fault.code);
    }
    if (fault.kind === 'refused') return { state: 'parked', fault: fault.code };
    if (fault.kind === 'later') return this.#later(message, fault.code, fault.seconds);
    return (await this.#lookForIt(message)) ?? this.#later(message, fault.code);
  }

  /** Nothing was posted in this try; what an earlier one came to is still to be found out. */
  #untilReached(message: Taken, fault: string): Waiting {
    const later = this.#wait(message, fault, SHORT_PAUSE_SECONDS);
    return message.unsure ? { ...later, state: 'sending' } : later;
  }

  /** Undefined when Slack has not got it, so that it may be sent. */
  async #lookForIt(message: Taken): Promise<Delivered | undefined> {
    // Changing a message twice is the same as once; posting twice is not.
    if (message.posted !== undefined) return undefined;
    try {
      const { posting } = await this.#deps.clients(message.workspaceId);
      const posted = await findPosted(posting, message);
      return posted && sent(posted);
    } catch (error) {
      const { kind, code } = faultOf(error);
      const fault = `outcome unknown: ${code}`;
      if (isTokenFault(code)) {
        return { ...this.#untilTaken(message, code), fault, state: 'sending' };
      }
      if (kind === 'refused') return { state: 'parked', fault };
      const later = this.#later(message, fault);
      return later.state === 'due' ? { ...later, state: 'sending' } : later;
    }
  }

  #later(message: Taken, fault: string, seconds?: number): Delivered {
    const age = this.#deps.now().getTime() - message.createdAt.getTime();
    if (message.attempts >= MOST_TRIES && age > DAY_MS) return { state: 'parked', fault };
    return this.#wait(message, fault, LONGEST_PAUSE_SECONDS, seconds);
  }

  /** Slack takes nothing at all from the app: it waits, however long that lasts. */
  #untilTaken(message: Taken, fault: string): Waiting {
    this.#deps.onRefused?.(message.workspaceId, fault);
    return this.#wait(message, fault, SHORT_PAUSE_SECONDS);
  }

  #wait({ attempts }: Taken, fault: string, longest: number, seconds = 2 ** attempts): Waiting {
    const pause = Math.min(seconds, longest);
    return { state: 'due', dueAt: new Date(this.#deps.now().getTime() + pause * 1_000), fault };
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

function sent({ channel, ts }: Posted): Delivered {
  passing('posted');
  return { state: 'sent', channel, ts };
}
