import { day } from '../../src/domain/day.ts';
import { formatPounds } from '../../src/domain/money.ts';
import type { Pack } from '../../src/domain/pack.ts';
import type { Reader } from '../../src/ledger/open.ts';
import { readPack } from '../../src/ledger/pack.ts';

/** The pack that would be made on a day, for no meeting. */
export function packOf(reader: Reader, on: string, seed = 1): Promise<Pack> {
  return readPack(reader, { meeting: undefined, on: day(on), seed });
}

/** The exceptions of a pack, each in one line. */
export function exceptionsOf({ exceptions }: Pack): string[] {
  return exceptions.map(({ kind, reference, pence, what, about, state, count }) => {
    const amount = pence === undefined ? undefined : formatPounds(pence);
    const words = [what, about].filter((text) => text !== undefined).join(', ');
    const end = kind === 'refused' ? ` ×${count}` : state === undefined ? '' : `: ${state}`;
    return [kind, reference, amount, words].filter((text) => text !== undefined).join(' ') + end;
  });
}
