import type { Entrance, Finding } from './entrance.ts';
import { inSlack } from './in-slack.ts';
import { installing } from './installing.ts';
import { overHttp } from './over-http.ts';
import { readers } from './readers.ts';
import { openStage } from './stage.ts';

/** What a run tried at one entrance. */
export interface Tried {
  readonly entrance: string;
  readonly inputs: number;
  readonly seconds: number;
}

/** What a run tried, and everything that was wrong. */
export interface Fuzzed {
  readonly tried: readonly Tried[];
  readonly findings: readonly Finding[];
}

/**
 * Sends about so many made-up inputs in at every entrance of the app: each by its share, five at
 * least. Whatever throws in the process meanwhile is found too, and so is a ledger that does not
 * hold together at the end.
 */
export async function fuzz(
  inputs: number,
  seed: number,
  print: (line: string) => void,
  only = '',
): Promise<Fuzzed> {
  const findings: Finding[] = [];
  const found = (finding: Finding) => void findings.push(finding);
  const stop = hearUnhandled(found);
  const stage = await openStage();
  const web = await overHttp(stage);
  const pages = await installing();
  const tried: Tried[] = [];
  try {
    for (const entrance of [
      ...readers(),
      ...inSlack(stage),
      ...web.entrances,
      ...pages.entrances,
    ]) {
      if (!entrance.name.includes(only)) continue;
      tried.push(await tries(entrance, inputs, seed, found));
      const { inputs: count, seconds } = tried.at(-1) as Tried;
      print(`${String(count).padStart(7)}  ${entrance.name}, ${seconds.toFixed(1)} s`);
    }
    for (const wrong of [await stage.misfit(), await pages.misfit()]) {
      if (wrong !== undefined) found({ entrance: 'the ledger', input: '', wrong });
    }
  } finally {
    await pages.close();
    await web.close();
    await stage.close();
    stop();
  }
  return { tried, findings };
}

async function tries(
  entrance: Entrance,
  inputs: number,
  seed: number,
  found: (finding: Finding) => void,
): Promise<Tried> {
  const count = Math.max(5, Math.round((inputs * entrance.share) / 1_000));
  const began = performance.now();
  await entrance.tries(count, seed, found);
  const seconds = (performance.now() - began) / 1_000;
  return { entrance: entrance.name, inputs: count, seconds };
}

function hearUnhandled(found: (finding: Finding) => void): () => void {
  const hear = (error: unknown) => {
    const wrong = `Nobody caught: ${error instanceof Error ? error.stack : String(error)}`;
    found({ entrance: 'the process', input: '', wrong });
  };
  process.on('unhandledRejection', hear);
  process.on('uncaughtException', hear);
  return () => {
    process.off('unhandledRejection', hear);
    process.off('uncaughtException', hear);
  };
}
