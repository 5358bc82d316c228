import PQueue from 'p-queue';
import type { Ledger } from '../ledger/open.ts';
import { type Delivered, isStillTaken, type Taken } from '../ledger/outbox.ts';
import { passing } from '../ledger/passing.ts';
import { mayBeLater } from '../ledger/write-faults.ts';
import type { Message } from '../messages/blocks.ts';
import type { ErrandKind } from '../messages/ids.ts';
import type { Drawing } from '../pictures/draw.ts';
import type { Clients } from './clients.ts';
import { type Errand, tryErrand } from './errands.ts';
import { faultOf, isTokenFault } from './faults.ts';
import { type PauseDeps, Pauses } from './pauses.ts';
import { postPictured } from './pictures.ts';
import { findPosted, type Posted, post, TakenOver } from './post.ts';
import { render } from './render.ts';

/** What a try needs from outside. */
export interface TryDeps extends PauseDeps {
  readonly ledger: Ledger;
  readonly clients: Clients;
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

/** By then a post is in Slack that was on its way when its message was taken over; nearly all take a tenth of it. */
const ON_ITS_WAY_MS = 3_000;
/** Faults of messages that were looked for in Slack before: not found, or Slack could not say. */
const LOOKED_FOR = 'looked for once';
const UNKNOWN = 'outcome unknown';

function isLookedFor(fault: string | undefined): boolean {
  return fault === LOOKED_FOR || fault?.startsWith(UNKNOWN) === true;
}

/** Messages rendered at once: it is all reading, for which people should not have to wait. */
const RENDERED_AT_ONCE = 3;

/** Tries what is owed: renders and posts it once, and says what became of that, whatever goes wrong. */
export class Tries {
  readonly #deps: TryDeps;
  readonly #pauses: Pauses;
  readonly #rendering = new PQueue({ concurrency: RENDERED_AT_ONCE });

  constructor(deps: TryDeps) {
    this.#deps = deps;
    this.#pauses = new Pauses(deps);
  }

  /** @throws TakenOver when another copy has taken the message over meanwhile, or soon may */
  async attempt(message: Taken): Promise<Delivered> {
    const errand = this.#deps.errands?.[message.kind as ErrandKind];
    if (errand === undefined) return this.#bring(message);
    return tryErrand(errand, message, {
      pauses: this.#pauses,
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
  async #answer(message: Taken, answers: NonNullable<TryDeps['answers']>): Promise<Delivered> {
    let answer: Message | undefined;
    try {
      answer = await answers(message);
    } catch (error) {
      // Its words are in no other place: until it was handled it is tried on.
      if (!mayBeLater(error)) this.#deps.log.error({ err: error }, 'A line could not be handled');
      return this.#pauses.untilReached(message, 'not handled yet');
    }
    return answer === undefined ? { state: 'sent' } : this.#give(message, answer);
  }

  async #give(message: Taken, answer?: Message): Promise<Delivered> {
    const found = message.unsure ? await this.#lookForIt(message) : undefined;
    return found ?? this.#onItsWay(message) ?? this.#send(message, answer);
  }

  /**
   * What another had in hand is looked for once more: they may have stood still on the way to Slack, or
   * a clock is wrong, so that it is there soon.
   */
  #onItsWay({ unsure, posted, fault }: Taken): Delivered | undefined {
    if (!unsure || posted !== undefined || isLookedFor(fault)) return undefined;
    const dueAt = new Date(this.#deps.now().getTime() + ON_ITS_WAY_MS);
    return { state: 'sending', dueAt, fault: LOOKED_FOR };
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
      if (mayBeLater(error))
        return this.#pauses.untilReached(message, 'the ledger was out of reach');
      this.#deps.log.error({ err: bug, kind: message.kind }, 'A message could not be rendered');
      return { state: 'parked', fault: 'could not be rendered' };
    }
    if (fault.kind === 'refused' && isTokenFault(fault.code)) {
      return this.#pauses.untilTaken(message, fault.code);
    }
    if (fault.kind === 'refused') return { state: 'parked', fault: fault.code };
    if (fault.kind === 'later') return this.#pauses.later(message, fault.code, fault.seconds);
    return (await this.#lookForIt(message)) ?? this.#lookLater(message, fault.code);
  }

  /** It may have been on its way, so that it is looked for once more before it is sent again. */
  #lookLater(message: Taken, code: string): Delivered {
    const later = this.#pauses.later(message, code);
    if (later.state !== 'due') return later;
    return { ...later, state: 'sending', fault: `${UNKNOWN}: ${code}` };
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
      const fault = `${UNKNOWN}: ${code}`;
      if (isTokenFault(code)) {
        return { ...this.#pauses.untilTaken(message, code), fault, state: 'sending' };
      }
      if (kind === 'refused') return { state: 'parked', fault };
      const later = this.#pauses.later(message, fault);
      return later.state === 'due' ? { ...later, state: 'sending' } : later;
    }
  }
}

function sent({ channel, ts }: Posted): Delivered {
  passing('posted');
  return { state: 'sent', channel, ts };
}
