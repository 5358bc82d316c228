import { getPackFile } from '../flows/get-pack-file.ts';
import type { PackFile } from '../messages/pack-file.ts';
import { type ListenerDeps, onClick } from './staff.ts';

/** `Print (PDF)` and `Figures (CSV)`, under the pack. */
export function packFile(deps: ListenerDeps, what: PackFile) {
  return onClick(deps, ({ act, id }) => getPackFile(act, id, what));
}
