import type { Shown } from './exhibit.ts';
import { ROOMS } from './rooms.ts';
import { SAMPLES } from './samples.ts';

/** One exhibit in each state that looks different from those before it. */
export interface Hung {
  readonly room: string;
  readonly name: string;
  readonly readBy: string;
  readonly states: readonly { readonly state: string; readonly shown: Shown }[];
}

/** All exhibits, rendered: what the practice workspace's gallery page shows. */
export function gallery(): Hung[] {
  return ROOMS.flatMap(({ name: room, exhibits }) =>
    exhibits.map(({ name, readBy, make }) => ({ room, name, readBy, states: distinct(make) })),
  );
}

function distinct(make: (typeof ROOMS)[number]['exhibits'][number]['make']): Hung['states'] {
  const seen = new Set<string>();
  return Object.entries(SAMPLES).flatMap(([state, sample]) => {
    const shown = make(sample);
    const text = JSON.stringify(shown);
    if (seen.has(text)) return [];
    seen.add(text);
    return [{ state, shown }];
  });
}
