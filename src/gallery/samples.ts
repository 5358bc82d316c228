import { addDays, day } from '../domain/day.ts';
import type { DigestRow, Trend, WeeklyDigest } from '../domain/digest.ts';
import { pence } from '../domain/money.ts';
import type { PackAction } from '../domain/pack.ts';
import type { Named } from '../domain/purchase.ts';
import type { Home } from '../messages/home-parts.ts';
import type { Sample } from './exhibit.ts';
import { packOf } from './packs.ts';
import { draftOf, purchaseOf } from './purchases.ts';
import { cardOf, planOf } from './requests.ts';
import { SCALES, type Scale } from './scales.ts';
import { AREAS, CATEGORIES, LIMITS, MANAGER, NOW, TIMEZONE, TODAY, times } from './setting.ts';

/** What a meeting decided; every other one is done. */
export function actionOf(scale: Scale, at = 0): PackAction {
  return {
    id: at + 1,
    decided: scale.item,
    reference: at % 2 === 0 ? `P${String(1_482 + at).padStart(5, '0')}` : undefined,
    owner: MANAGER,
    dueOn: addDays(TODAY, 28),
    doneOn: at % 2 === 0 ? undefined : TODAY,
    guideline: at % 2 === 0 ? undefined : 'own_2',
    isNew: at > 1,
  };
}

function homeOf(scale: Scale): Home {
  const today = times(scale.many, (at) => purchaseOf(scale, at));
  const plans = times(scale.many, (at) => planOf(scale, at, at % 2 ? 'approved' : 'waiting'));
  return {
    now: NOW,
    timezone: TIMEZONE,
    hours: { from: '09:00', until: '17:00' },
    onDutyId: MANAGER.id,
    notice: scale.many > 0 ? '*Saved: £29.00 · P01482*' : undefined,
    buyer: {
      limits: LIMITS,
      spent: pence(scale.amount),
      today,
      week: today,
      earlier: times(Math.min(scale.many, 5), (at) => purchaseOf(scale, scale.many + at)),
      drafts: times(scale.many, (at) => draftOf(scale, at)),
      plans,
      followUps: today.map((purchase, at) => ({
        id: at + 1,
        kind: at % 2 === 0 ? ('went' as const) : ('unlocked' as const),
        purchase,
        dueOn: addDays(purchase.day, at % 2 === 0 ? 42 : 56),
      })),
      tapsLeft: today.map((purchase) => ({ purchase, source: 'bus_pass', title: scale.item })),
    },
    duty: { onDuty: MANAGER, readerId: 32 },
    actions: times(scale.many, (at) => actionOf(scale, at)),
    noMeeting: scale.many > 0,
    trial: scale.many > 0 ? { lead: MANAGER.slackId } : undefined,
    toConfirm: scale.many > 0 ? 5 : 0,
    // Those of others, since nobody decides their own.
    toDecide: times(scale.many, (at) => cardOf(scale, scale.many + at)),
  };
}

function rowsOf(scale: Scale, labels: readonly Named[]): DigestRow[] {
  return labels.slice(0, scale.categories).map(({ label }, at) => ({
    label,
    purchases: Math.max(5, Math.floor(scale.spent / 3_000) - at),
    pence: pence(Math.floor(scale.spent / (at + 1))),
    usual: 12 + at,
    usualRange: { from: 6 + Math.floor(at / 2), to: 21 + at },
    merged: false,
  }));
}

/** Of many, more here and fewer there. */
function trendsOf(scale: Scale): Trend[] {
  return AREAS.slice(0, Math.floor(scale.many / 2)).map(({ label }, at) => ({
    by: 'outcome-area',
    label,
    direction: at % 2 === 0 ? 'more' : 'fewer',
    purchases: at % 2 === 0 ? 40 : 6,
    usual: 20,
  }));
}

function digestOf(scale: Scale): WeeklyDigest {
  const purchases = Math.floor(scale.spent / 1_930);
  const counted = { pence: pence(scale.spent), purchases };
  const usualRange = { from: Math.floor(purchases / 2), to: purchases * 2 };
  const monday = day('2026-06-08');
  return {
    week: { from: monday, to: addDays(monday, 6) },
    total: { ...counted, customers: Math.floor(purchases / 2) },
    fourWeeks: counted,
    usual: counted,
    coded: counted,
    areas: rowsOf(scale, AREAS),
    categories: rowsOf(scale, CATEGORIES),
    transport: { ...counted, usual: purchases, usualRange, shown: true, trend: undefined },
    isComparable: true,
    trends: trendsOf(scale),
    waiting: { signOffs: scale.many, oldestDays: scale.many, toFinish: scale.many },
  };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function sampleOf(scale: Scale): Sample {
  const line = `${scale.amount / 100} V042 ${scale.item}, ${scale.purpose} #self-care`;
  const card = cardOf(scale);
  return {
    text: scale.item,
    reason: scale.reason,
    line: escaped(line),
    notes: times(scale.notes, () => '#selfcare: no outcome area has this tag.'),
    count: scale.many,
    amount: pence(scale.amount),
    flag: scale.many > 0,
    day: TODAY,
    at: NOW,
    timezone: TIMEZONE,
    categories: CATEGORIES,
    areas: AREAS,
    person: MANAGER,
    purchase: purchaseOf(scale),
    draft: draftOf(scale),
    drafts: times(scale.many, (at) => draftOf(scale, at)),
    plan: card.plan,
    card,
    details: {
      ...card,
      yearSoFar: pence(scale.spent),
      year: '2026',
      planningFigure: pence(1_000_00),
      history: times(Math.min(5, scale.many), (at) => purchaseOf(scale, at)),
      mayDecide: true,
    },
    home: homeOf(scale),
    actions: times(Math.max(1, scale.many), (at) => actionOf(scale, at)),
    pack: packOf(
      scale,
      times(scale.many, (at) => actionOf(scale, at)),
    ),
    digest: digestOf(scale),
  };
}

/** The states that the gallery shows, by name. */
export const SAMPLES: Readonly<Record<string, Sample>> = Object.fromEntries(
  Object.entries(SCALES).map(([name, scale]) => [name, sampleOf(scale)]),
);
