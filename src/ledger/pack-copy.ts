import type { PackCopy } from '../domain/pack.ts';
import { packDays } from '../domain/pack.ts';
import { SMALLEST_CELL } from '../domain/small-numbers.ts';
import type { Reader } from './open.ts';
import { packAudit } from './pack-audit.ts';
import { packExceptions } from './pack-exceptions.ts';
import { packForecast } from './pack-forecast.ts';
import type { PackRecord } from './packs.ts';
import { smallRows } from './small-report.ts';
import { totals } from './sums.ts';
import { workspace } from './workspaces.ts';

/** Which parts somebody outside the managers may see besides the figures of the month. */
export interface PartsSeen {
  readonly areas: boolean;
  readonly forecast: boolean;
  readonly audit: boolean;
}

/** R93, R108: a pack that was made, as somebody outside the managers may read it. */
export async function readPackCopy(
  reader: Reader,
  { meeting, asOf }: Pick<PackRecord, 'meeting' | 'asOf'>,
  sees: PartsSeen,
): Promise<PackCopy> {
  const days = packDays(asOf);
  const lens = { days: days.month, asOf };
  const { total } = await totals(reader, lens);
  const isSmall = total.customers < SMALLEST_CELL;
  const exceptions = await packExceptions(reader, days.month, asOf);
  const team = await workspace(reader);
  return {
    ...{ meeting, days },
    month: isSmall ? undefined : total,
    areas: sees.areas && !isSmall ? await smallRows(reader, 'outcome-area', lens) : undefined,
    categories: isSmall ? [] : await smallRows(reader, 'category', lens),
    exceptions: exceptions.length < SMALLEST_CELL ? undefined : exceptions.length,
    forecast: sees.forecast ? await packForecast(reader, days.month.to, asOf, team) : undefined,
    audit: sees.audit ? await packAudit(reader, days.month, asOf) : undefined,
  };
}
