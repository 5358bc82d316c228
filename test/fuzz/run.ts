import type { Entrance, Finding } from './entrance.ts';
import { inSlack } from './in-slack.ts';
import { installing } from './installing.ts';
import { overHttp } from './over-http.ts';
import { readers } from './readers.ts';
import { type Kept, openStage } from './stage.ts';

/** What a run tried at one entrance. */
export interface Tried {
  readonly entrance: string;
  readonly inputs: number;
  readonly seconds: number;
}

/** What a run tried, and everything that was wrong. */
export interface Fuzzed {
  readonly tried: readonly Tried[];
  /** What the ledger had more of at the end. */
  readonly grown: Kept;
  readonly findings: readonly Finding[];
}

/** No entrance has such a name. */
export class NoEntrance extends Error {
  constructor(names: readonly string[]) {
    super(`The word is part of one of:\n${names.join('\n')}`);
  }
}

/**
 * Sends about so many made-up inputs in at every entrance of the app: each by its share, five at
 * least. Whatever throws in the process meanwhile is found too, and so is a ledger that does not
 * hold together at the end.
 *
 * @throws NoEntrance
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
  const before = await stage.kept();
  let grown: Kept = { purchases: 0, drafts: 0 };
  try {
    const entrances = [...readers(), ...inSlack(stage), ...web.entrances, ...pages.entrances];
    const meant = entrances.filter(({ name }) => name.includes(only));
    if (meant.length === 0) throw new NoEntrance(entrances.map(({ name }) => name));
    for (const entrance of meant) {
      const one = await tries(entrance, inputs, seed, found);
      tried.push(one);
      print(`${String(one.inputs).padStart(7)}  ${entrance.name}, ${one.seconds.toFixed(1)} s`);
      // What the last inputs set off may be said after their answers.
      const wrong = await stage.watch(async () => undefined);
      if (wrong !== undefined) found({ entrance: entrance.name, input: 'the last ones', wrong });
    }
    const { purchases, drafts } = await stage.kept();
    grown = { purchases: purchases - before.purchases, drafts: drafts - before.drafts };
    for (const wrong of [await stage.misfit(), await pages.misfit()]) {
      if (wrong !== undefined) found({ entrance: 'the ledger', input: '', wrong });
    }
  } finally {
    await pages.close();
    await web.close();
    await stage.close();
    stop();
  }
  return { tried, grown, findings };
}

async function tries(
  entrance: Entrance,
  inputs: number,
  seed: number,
  found: (finding: Finding) => void,
): Promise<Tried> {
  const count = Math.max(5, Math.round((inputs * entrance.share) / 1_000));
  const began = performance.now();
  const tried = await entrance.tries(count, seed, found);
  const seconds = (performance.now() - began) / 1_000;
  return { entrance: entrance.name, inputs: tried, seconds };
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
