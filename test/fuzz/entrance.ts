import fc from 'fast-check';

/** A way in for what people and programs send. */
export interface Entrance {
  readonly name: string;
  /** Of a thousand tries, how many go this way. */
  readonly share: number;
  /** Tries so many inputs; tells what is wrong by `found`, and how many were tried. */
  tries(count: number, seed: number, found: (finding: Finding) => void): Promise<number>;
}

/** An input that something was wrong with. */
export interface Finding {
  readonly entrance: string;
  readonly input: string;
  readonly wrong: string;
}

/** What is done with an input; a sentence where it went wrong, and a throw is wrong too. */
export type Attempt<T> = (input: T) => string | undefined | Promise<string | undefined>;

/** Milliseconds of processor time that an input may cost, on a slow machine; most cost one or two. */
const MOST_MS = 5_000;
/** Milliseconds after which an input is stuck, however busy the machine is. */
const STUCK_MS = 60_000;
const BATCH = 500;

/** A way in, by what goes in and what is done with it. */
export function entrance<T>(
  name: string,
  share: number,
  inputs: fc.Arbitrary<T>,
  attempt: Attempt<T>,
  { atOnce = 1 }: { atOnce?: number } = {},
): Entrance {
  return {
    name,
    share,
    tries: async (count, seed, found) => {
      let tried = 0;
      for (let done = 0; done < count; done += BATCH) {
        const numRuns = Math.min(BATCH, count - done);
        const given = fc.sample(inputs, { numRuns, seed: seed + done });
        for (let at = 0; at < numRuns; at += atOnce) {
          const some = given.slice(at, at + atOnce);
          await Promise.all(
            some.map(async (input) => {
              const wrong = await wrongWith(attempt, input, atOnce);
              tried += 1;
              if (wrong !== undefined) found({ entrance: name, input: shortened(input), wrong });
            }),
          );
        }
      }
      return tried;
    },
  };
}

async function wrongWith<T>(
  attempt: Attempt<T>,
  input: T,
  atOnce: number,
): Promise<string | undefined> {
  const began = performance.now();
  const before = process.cpuUsage();
  try {
    const wrong = await attempt(input);
    const { user, system } = process.cpuUsage(before);
    const busy = (user + system) / 1_000;
    if (wrong !== undefined) return wrong;
    if (busy > MOST_MS * atOnce) return `It cost ${Math.round(busy)} ms of processor time.`;
    const took = performance.now() - began;
    return took > STUCK_MS ? `It was stuck for ${Math.round(took)} ms.` : undefined;
  } catch (error) {
    return `It threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

function shortened(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input);
  return text.length > 400 ? `${text.slice(0, 400)}… (${text.length} characters)` : text;
}
