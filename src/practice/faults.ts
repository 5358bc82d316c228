/** How a Web API method misbehaves. */
export interface ApiFault {
  /** `{ok: false, error}` */
  error?: string;
  /** An HTTP status, such as 429 (with `retryAfter` seconds) or 500. */
  status?: number;
  retryAfter?: number;
  /** The connection ends without an answer. */
  hangUp?: boolean;
  /** It ends in the middle of the answer, after its headers. */
  cutOff?: boolean;
  /** Whether the method still takes effect: a post whose answer is lost. */
  takesEffect?: boolean;
  /** Only calls about this channel or person. */
  channel?: string;
  /** Milliseconds that the answer is held up. */
  holdMs?: number;
}

/** One call of the Web API, kept for tests to look at. */
export interface RecordedCall {
  method: string;
  args: Record<string, unknown>;
  at: Date;
  answer?: Record<string, unknown>;
}

const MOST_CALLS = 10_000;

/** Trouble to order: repeated and late deliveries, and Web API methods that fail. */
export class Faults {
  readonly calls: RecordedCall[] = [];
  readonly #api = new Map<string, { fault: ApiFault; times: number }>();
  #repeats = 0;
  #delay = 0;

  /** The next delivery is sent so many times more. */
  repeatNext(times = 1): void {
    this.#repeats = times;
  }

  /** The next delivery sets out so many milliseconds late; its trigger ages meanwhile. */
  delayNext(milliseconds: number): void {
    this.#delay = milliseconds;
  }

  /** The next `times` calls of a method misbehave. */
  failApi(method: string, fault: ApiFault, times = 1): void {
    this.#api.set(method, { fault, times });
  }

  /** Ends all trouble. */
  clear(): void {
    this.#api.clear();
    this.#repeats = 0;
    this.#delay = 0;
  }

  /** Keeps a call; a workspace that runs for days does not keep them all. */
  record(call: RecordedCall): void {
    this.calls.push(call);
    if (this.calls.length > MOST_CALLS) this.calls.splice(0, MOST_CALLS / 2);
  }

  /** The calls of one method. */
  callsTo(method: string): RecordedCall[] {
    return this.calls.filter((call) => call.method === method);
  }

  /** The fault to apply to this call, if any. */
  takeApi(method: string, args: Record<string, unknown> = {}): ApiFault | undefined {
    const planned = this.#api.get(method);
    if (!planned || planned.times <= 0) return undefined;
    if (planned.fault.channel && planned.fault.channel !== args.channel) return undefined;
    planned.times -= 1;
    return planned.fault;
  }

  /** How often to repeat the delivery at hand. */
  takeRepeats(): number {
    const repeats = this.#repeats;
    this.#repeats = 0;
    return repeats;
  }

  /** Holds the delivery at hand up, if that was ordered. */
  async delay(): Promise<void> {
    const wait = this.#delay;
    this.#delay = 0;
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
