import { Worker } from 'node:worker_threads';
import type { Chart } from './chart.ts';
import type { Pages } from './pages.ts';

/** What the thread is asked for. */
export type Wanted =
  | { readonly kind: 'png'; readonly chart: Chart }
  | { readonly kind: 'pdf'; readonly pages: Pages };

/** What the thread answers. */
export type Drawn =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly fault: string };

/** How long things may take, in milliseconds. */
export interface DrawingTimes {
  /** For one picture, its wait for those before it included. */
  readonly most: number;
  /** The same for pages, which nobody waits for. */
  readonly pages: number;
  /** After which a thread with nothing to do is ended, and its memory given back. */
  readonly idle: number;
}

const TIMES: DrawingTimes = { most: 10_000, pages: 30_000, idle: 20_000 };

/**
 * Draws pictures in one thread, apart from the one that answers people. The thread begins with the
 * first picture and ends when none has been asked for in a while.
 */
export class Drawing {
  readonly #times: DrawingTimes;
  #thread: Thread | undefined;

  constructor(times: Partial<DrawingTimes> = {}) {
    this.#times = { ...TIMES, ...times };
  }

  /**
   * A chart as PNG, 900 pixels wide, to be read on a phone.
   *
   * @throws when it cannot be drawn, or not in time; the next call begins afresh
   */
  png(chart: Chart): Promise<Buffer> {
    return this.#ask({ kind: 'png', chart });
  }

  /**
   * Pages to print as one PDF.
   *
   * @throws when they cannot be made, or not in time; the next call begins afresh
   */
  pdf(pages: Pages): Promise<Buffer> {
    return this.#ask({ kind: 'pdf', pages });
  }

  /** Ends the thread; what is under way is given up. */
  async close(): Promise<void> {
    await this.#thread?.end('The drawing was closed');
  }

  #ask(wanted: Wanted): Promise<Buffer> {
    if (this.#thread === undefined || this.#thread.hasEnded) this.#thread = new Thread(this.#times);
    return this.#thread.ask(wanted);
  }
}

interface Awaited {
  readonly done: (bytes: Buffer) => void;
  readonly failed: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

/** A thread and what it still owes. */
class Thread {
  readonly #times: DrawingTimes;
  readonly #worker = begin();
  readonly #awaited = new Map<number, Awaited>();
  #idle: NodeJS.Timeout | undefined;
  #last = 0;
  hasEnded = false;

  constructor(times: DrawingTimes) {
    this.#times = times;
    this.#worker.on('message', (drawn: Drawn) => this.#answer(drawn));
    this.#worker.on('error', (error) => this.end(`The drawing failed: ${error}`));
    this.#worker.on('exit', (code) => this.end(`The drawing ended with ${code}`));
  }

  ask(wanted: Wanted): Promise<Buffer> {
    clearTimeout(this.#idle);
    this.#last += 1;
    const id = this.#last;
    return new Promise((done, failed) => {
      this.#worker.postMessage({ id, wanted });
      const most = wanted.kind === 'pdf' ? this.#times.pages : this.#times.most;
      const timer = setTimeout(() => this.end('The drawing took too long'), most);
      this.#awaited.set(id, { done, failed, timer });
    });
  }

  async end(why: string): Promise<void> {
    this.hasEnded = true;
    clearTimeout(this.#idle);
    for (const { failed, timer } of this.#awaited.values()) {
      clearTimeout(timer);
      failed(new Error(why));
    }
    this.#awaited.clear();
    await this.#worker.terminate();
  }

  #answer(drawn: Drawn): void {
    const waiting = this.#awaited.get(drawn.id);
    if (waiting === undefined) return;
    this.#awaited.delete(drawn.id);
    clearTimeout(waiting.timer);
    if ('bytes' in drawn) waiting.done(Buffer.from(drawn.bytes));
    else waiting.failed(new Error(drawn.fault));
    if (this.#awaited.size > 0) return;
    this.#idle = setTimeout(() => this.end('Nothing to draw'), this.#times.idle);
    this.#idle.unref();
  }
}

/** Compiled, or from its source, as the app itself runs. */
function begin(): Worker {
  const isSource = import.meta.url.endsWith('.ts');
  const file = isSource ? './worker-uncompiled.mjs' : './worker.js';
  const worker = new Worker(new URL(file, import.meta.url), { execArgv: [] });
  // What keeps the process alive is the timer of what is awaited.
  worker.unref();
  return worker;
}
