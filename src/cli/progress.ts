import { progress } from '@clack/prompts';
import type { Stage, Watch } from '../ledger/watch.ts';
import type { World } from './world.ts';

type OnProgress = (done: number, total: number) => void;
const STEPS = 100;

/** Shows a bar on stderr while work goes on, when somebody watches; otherwise nothing. */
export async function withProgress<T>(
  world: World,
  title: string,
  work: (onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  if (!world.isWatched) return work(() => undefined);
  const bar = progress({ max: STEPS, output: process.stderr, withGuide: false });
  let shown = 0;
  bar.start(title);
  try {
    return await work((done, total) => {
      const reached = Math.floor((STEPS * done) / total);
      bar.advance(reached - shown, `${title}: ${reached}%`);
      shown = reached;
    });
  } finally {
    bar.clear();
  }
}

const TITLES: Readonly<Record<Stage, string>> = {
  proving: 'Proving',
  copying: 'Copying',
  'proving the copy': 'Proving the copy',
};

/** The same for what has several stages. */
export function withStages(world: World): Watch {
  return (stage, work) => withProgress(world, TITLES[stage], work);
}
