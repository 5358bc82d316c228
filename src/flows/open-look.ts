import { may } from '../domain/access.ts';
import { isPurpose, type Why } from '../domain/look.ts';
import { refused } from '../domain/refusal.ts';
import { LOOK } from '../messages/ids.ts';
import { LOOK_FAULTS, type Wanted } from '../messages/looks.ts';
import type { Act } from './act.ts';
import type { Answer } from './answer.ts';
import { openDetails } from './see-details.ts';
import { openHistory } from './see-history.ts';
import { seeYear } from './see-year.ts';

type Faults = { readonly kind: 'faults'; readonly faults: Readonly<Record<string, string>> };

/** R124: it was said what for, and the look goes on; without a purpose nothing is shown. */
export async function openLook(
  act: Act,
  { what, about }: Wanted,
  sent: { purpose: string | undefined; words: string | undefined },
  key: string,
): Promise<Answer | Faults> {
  const { purpose, words } = sent;
  if (!isPurpose(purpose)) return faults(LOOK.purpose, LOOK_FAULTS.purpose);
  if (purpose === 'other' && words === undefined) return faults(LOOK.words, LOOK_FAULTS.words);
  const why: Why = { purpose, words };
  if (what !== 'history' && !may(act.staff, 'details')) return refused({ why: 'not-a-manager' });
  if (what === 'history') return openHistory(act, about, key, why);
  return what === 'year'
    ? seeYear(act, about, key, why)
    : openDetails(act, Number(about), key, why);
}

function faults(field: string, sentence: string): Faults {
  return { kind: 'faults', faults: { [field]: sentence } };
}
