import { may, mayAll, reachOf } from '../domain/access.ts';
import { readPackCopy } from '../ledger/pack-copy.ts';
import { lastPack } from '../ledger/packs.ts';
import { noPackYet, packCopy, packPlace } from '../messages/pack-copy.ts';
import type { Act } from './act.ts';
import { type Answer, say } from './answer.ts';

/**
 * R93: `/spend pack`: managers are shown the way to the one that was made last; whoever is none has
 * a copy of their own, with what their role may see (R108).
 */
export async function seePack(act: Act): Promise<Answer> {
  const { read, staff, workspace } = act;
  const pack = await lastPack(read);
  if (pack === undefined) return say(noPackYet());
  if (mayAll(staff, 'pack')) return say(packPlace(pack, workspace.managersChannel));
  const sees = {
    areas: staff.roles.some((role) => reachOf(role, 'pack') === 'copy'),
    forecast: may(staff, 'forecast'),
    audit: mayAll(staff, 'audit'),
  };
  return say(packCopy(await readPackCopy(read, pack, sees)));
}
